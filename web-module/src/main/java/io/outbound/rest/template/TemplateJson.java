package io.outbound.rest.template;

import io.outbound.kernel.ChannelId;
import io.outbound.template.Template;
import io.outbound.template.TemplateVariables;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A template as callers see it. */
record TemplateJson(
        UUID id,
        String name,
        ChannelId channel,
        String subject,
        String html,
        String text,
        String body,
        Variables variables,
        long version,
        boolean deleted,
        Instant createdAt,
        List<String> warnings) {

    record Variables(Set<String> profile, Set<String> context) {}

    static TemplateJson of(Template template, TemplateVariables variables, List<String> warnings) {
        boolean email = template.channel() == ChannelId.EMAIL;
        return new TemplateJson(
                template.id(),
                template.name(),
                template.channel(),
                template.content().subject(),
                template.content().html(),
                template.content().plain(),
                email ? null : template.content().plain(),
                new Variables(variables.profile(), variables.context()),
                template.version(),
                template.isDeleted(),
                template.createdAt(),
                warnings);
    }
}
