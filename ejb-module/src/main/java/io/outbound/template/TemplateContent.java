package io.outbound.template;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a template says, part by part; a part that is absent is the empty string.
 *
 * @param subject one line; the subject of an email, the title of a web push, what the button of a chat message says
 * @param html used by email
 * @param plain the text part of email, or the whole text of the other channels
 * @param link where a web push leads, or the button of a chat message
 * @param attachments ids of the files that go with an email
 */
public record TemplateContent(String subject, String html, String plain, String link, List<UUID> attachments) {

    public TemplateContent {
        subject = Objects.requireNonNullElse(subject, "");
        html = Objects.requireNonNullElse(html, "");
        plain = Objects.requireNonNullElse(plain, "");
        link = Objects.requireNonNullElse(link, "");
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** Without attachments. */
    public TemplateContent(String subject, String html, String plain, String link) {
        this(subject, html, plain, link, List.of());
    }

    /** Without a link. */
    public TemplateContent(String subject, String html, String plain) {
        this(subject, html, plain, "");
    }

    TemplateContent with(List<UUID> files) {
        return new TemplateContent(subject, html, plain, link, files);
    }

    TemplateContent withHtml(String other) {
        return new TemplateContent(subject, other, plain, link, attachments);
    }

    /** Whether there is nothing to send. */
    public boolean isBlank() {
        return html.isBlank() && plain.isBlank();
    }
}
