package io.outbound.trigger;

import io.outbound.template.TemplateVariables;
import java.util.Set;
import java.util.stream.Collectors;

/** Of a template's variables those that a caller has to bring; {@code context.system} is ours to fill in. */
final class CallVariables {

    static final String SYSTEM = "system";

    private CallVariables() {}

    static TemplateVariables of(TemplateVariables all) {
        Set<String> context = all.context().stream()
                .filter(name -> !name.equals(SYSTEM) && !name.startsWith(SYSTEM + "."))
                .collect(Collectors.toSet());
        return new TemplateVariables(all.profile(), context, all.optional());
    }
}
