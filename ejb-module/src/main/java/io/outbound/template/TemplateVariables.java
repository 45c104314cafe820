package io.outbound.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that a template uses over all its parts (seed 1: "all personalization (profile and context) variables
 * used in the message").
 *
 * @param profile names after {@code profile.}; a dotted name such as {@code address.city} is a path into nested objects
 * @param context names after {@code context.}, likewise
 * @param optional full names ({@code profile.x}) that the template can do without: each use has a default or only asks
 *     whether there is a value
 */
public record TemplateVariables(Set<String> profile, Set<String> context, Set<String> optional) {

    public static final TemplateVariables NONE = new TemplateVariables(Set.of(), Set.of(), Set.of());

    public TemplateVariables {
        profile = Collections.unmodifiableSet(new TreeSet<>(profile));
        context = Collections.unmodifiableSet(new TreeSet<>(context));
        optional = Collections.unmodifiableSet(new TreeSet<>(optional));
    }

    /** Whether it needs something under {@code context.system}: what we say about a campaign, not what a caller brings. */
    public boolean needsSystem() {
        return context.stream()
                .filter(name -> name.equals("system") || name.startsWith("system."))
                .anyMatch(name -> !optional.contains("context." + name));
    }

    /** Full names ({@code profile.x}, {@code context.y}) that have no value in these maps and no default. */
    public List<String> missing(Map<String, ?> profileValues, Map<String, ?> contextValues) {
        List<String> missing = new ArrayList<>();
        addMissing("profile.", profile, profileValues, missing);
        addMissing("context.", context, contextValues, missing);
        return missing;
    }

    private void addMissing(String root, Set<String> names, Map<String, ?> values, List<String> missing) {
        for (String name : names) {
            if (!optional.contains(root + name) && value(name, values) == null) {
                missing.add(root + name);
            }
        }
    }

    private static Object value(String path, Map<String, ?> values) {
        Object at = values;
        for (String name : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at;
    }
}
