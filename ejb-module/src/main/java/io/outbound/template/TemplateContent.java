package io.outbound.template;

import java.util.Objects;

/**
 * What a template says, part by part; a part that is absent is the empty string.
 *
 * @param subject one line; used by channels that have a subject
 * @param html used by email
 * @param plain the text part of email, or the whole text of the other channels
 */
public record TemplateContent(String subject, String html, String plain) {

    public TemplateContent {
        subject = Objects.requireNonNullElse(subject, "");
        html = Objects.requireNonNullElse(html, "");
        plain = Objects.requireNonNullElse(plain, "");
    }

    /** Whether there is nothing to send. */
    public boolean isBlank() {
        return html.isBlank() && plain.isBlank();
    }
}
