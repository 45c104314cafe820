package io.outbound.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All kinds of rows that are not kept for ever, by name. */
@ApplicationScoped
public class Forgetting {

    private final Map<String, OldRows> kinds = new TreeMap<>();

    protected Forgetting() {}

    @Inject
    public Forgetting(@Any Instance<OldRows> all) {
        all.forEach(kind -> kinds.put(kind.name(), kind));
    }

    public List<String> names() {
        return List.copyOf(kinds.keySet());
    }

    /** As {@link OldRows#forget}. */
    public int forget(String name, int most) {
        return kinds.get(name).forget(most);
    }
}
