package io.outbound.template;

import java.util.Set;
import java.util.TreeSet;

/** Gathers the variables of a template while it is read. */
final class VariableUses {

    private final Set<String> all = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();

    /** @param path {@code profile.x} or {@code context.y} */
    void use(String path, boolean canDoWithout) {
        all.add(path);
        if (!canDoWithout) {
            needed.add(path);
        }
    }

    TemplateVariables variables() {
        Set<String> optional = new TreeSet<>(all);
        optional.removeAll(needed);
        return new TemplateVariables(under("profile."), under("context."), optional);
    }

    private Set<String> under(String root) {
        Set<String> names = new TreeSet<>();
        all.stream().filter(path -> path.startsWith(root)).forEach(path -> names.add(path.substring(root.length())));
        return names;
    }
}
