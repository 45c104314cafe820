package io.outbound.rest.template;

import io.outbound.kernel.ChannelId;
import io.outbound.template.Template;
import io.outbound.template.TemplateContent;
import java.util.List;
import java.util.UUID;

/**
 * What callers say of a template.
 *
 * @param text the text part of an email
 * @param body the whole text on channels that have one part only; the same as {@code text}
 * @param title of a web push, or of a button; the same as {@code subject}
 * @param link where a web push or a button leads
 * @param attachments ids of the files that go with an email
 */
record TemplateRequest(
        String name,
        ChannelId channel,
        String subject,
        String html,
        String text,
        String body,
        String title,
        String link,
        List<UUID> attachments) {

    static TemplateRequest of(Template template) {
        TemplateContent content = template.content();
        return new TemplateRequest(
                template.name(),
                template.channel(),
                content.subject(),
                content.html(),
                content.plain(),
                null,
                null,
                content.link(),
                content.attachments());
    }

    TemplateContent content() {
        return new TemplateContent(
                title == null ? subject : title, html, body == null ? text : body, link, attachments);
    }
}
