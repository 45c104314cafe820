package io.outbound.rest.template;

import io.outbound.kernel.ChannelId;
import io.outbound.template.Template;
import io.outbound.template.TemplateContent;
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
        String title,
        String link,
        List<UUID> attachments,
        Variables variables,
        long version,
        boolean deleted,
        Instant createdAt,
        List<String> warnings) {

    record Variables(Set<String> profile, Set<String> context) {}

    static TemplateJson of(Template template, TemplateVariables variables, List<String> warnings) {
        return of(template, template.version(), template.content(), variables, warnings);
    }

    /** As this version of it said. */
    static TemplateJson of(
            Template template,
            long version,
            TemplateContent content,
            TemplateVariables variables,
            List<String> warnings) {
        boolean email = template.channel() == ChannelId.EMAIL;
        boolean titled = !email && template.channel() != ChannelId.SMS;
        return new TemplateJson(
                template.id(),
                template.name(),
                template.channel(),
                content.subject(),
                content.html(),
                content.plain(),
                email ? null : content.plain(),
                titled ? content.subject() : null,
                titled ? content.link() : null,
                email ? content.attachments() : null,
                new Variables(variables.profile(), variables.context()),
                version,
                template.isDeleted(),
                template.createdAt(),
                warnings);
    }
}
