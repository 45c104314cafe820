package io.outbound.template;

import java.util.List;

/**
 * A template as it was kept.
 *
 * @param warnings what was taken out of it, one sentence each
 */
public record SavedTemplate(Template template, TemplateVariables variables, List<String> warnings) {}
