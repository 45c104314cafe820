package io.outbound.trigger;

import io.outbound.execution.Snapshot;
import io.outbound.template.CompiledTemplate;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateVariables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The templates of live campaigns, read once for each version. */
@ApplicationScoped
public class PreparedTemplates {

    private static final int MOST = 200;

    record Prepared(TemplateVariables variables, CompiledTemplate compiled) {}

    private record Key(UUID templateId, long version) {}

    private TemplateEngine engine;

    private final Map<Key, Prepared> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Prepared> eldest) {
            return size() > MOST;
        }
    };

    protected PreparedTemplates() {}

    @Inject
    public PreparedTemplates(TemplateEngine engine) {
        this.engine = engine;
    }

    Prepared of(Snapshot snapshot) {
        Key key = new Key(snapshot.templateId(), snapshot.templateVersion());
        synchronized (recent) {
            Prepared known = recent.get(key);
            if (known != null) {
                return known;
            }
        }
        Prepared prepared = new Prepared(
                CallVariables.of(engine.variables(snapshot.content())), engine.compile(snapshot.content()));
        synchronized (recent) {
            recent.put(key, prepared);
        }
        return prepared;
    }
}
