package io.outbound.template;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a template of each channel consists of, and how long its own words may be; values come on top of that. */
final class ContentRules {

    private static final int MAX_SUBJECT = 998; // RFC 5322 §2.1.1
    private static final int MAX_SMS = 1_530; // ten parts of 153 characters, 3GPP TS 23.040 §9.2.3.24
    private static final int MAX_TELEGRAM = 4_096; // Bot API, sendMessage
    private static final int MAX_VIBER = 1_000; // Viber business messages
    /** RFC 8291 §4 leaves 3,993 of 4,096 bytes; with the words go their names, a picture and a link to leave. */
    private static final int MAX_PUSH_BYTES = 3_400;

    private static final int MAX_LINK = 2_000;
    private static final int MAX_CAPTION = 64;

    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    /** The host is written out: no value leads elsewhere. */
    private static final Pattern LINK = Pattern.compile("https://[^\\s/?#{}@\\\\]+(?:[/?#]\\S.*|/)?", Pattern.DOTALL);

    private final TemplateContent content;
    private final List<FieldError> errors = new ArrayList<>();

    private ContentRules(TemplateContent content) {
        this.content = content;
    }

    /** Everything that is wrong. */
    static List<FieldError> errors(ChannelId channel, TemplateContent content) {
        ContentRules rules = new ContentRules(content);
        switch (channel) {
            case EMAIL -> rules.email();
            case SMS -> rules.text(MAX_SMS);
            case TELEGRAM -> rules.chat(MAX_TELEGRAM);
            case VIBER -> rules.chat(MAX_VIBER);
            case WEBPUSH -> rules.webPush();
        }
        return rules.errors;
    }

    private void email() {
        required("/subject", content.subject(), "An email needs a subject.");
        if (content.subject().length() > MAX_SUBJECT) {
            tooLong("/subject", MAX_SUBJECT);
        }
        if (content.isBlank()) {
            required("/html", "", "An email needs something to say.");
        }
        none("/link", content.link(), "An email has no link of its own: put it into the text.");
    }

    private void text(int most) {
        words(most);
        none("/subject", content.subject(), "Messages of this channel have no subject.");
        none("/html", content.html(), "Messages of this channel have no HTML.");
        none("/link", content.link(), "Messages of this channel have no link of their own: put it into the text.");
    }

    private void words(int most) {
        required("/text", content.plain(), "A message needs something to say.");
        if (words(content.plain()).length() > most) {
            tooLong("/text", most);
        }
    }

    /** A text, and under it a button if it has a link. */
    private void chat(int most) {
        words(most);
        none("/html", content.html(), "Messages of this channel have no HTML.");
        if (content.link().isEmpty()) {
            none("/title", content.subject(), "A title is what the button says: it needs a link.");
        } else {
            required("/title", content.subject(), "A link is a button: its title says what it does.");
            if (words(content.subject()).length() > MAX_CAPTION) {
                tooLong("/title", MAX_CAPTION);
            }
        }
        link();
    }

    private void webPush() {
        required("/title", content.subject(), "A web push needs a title.");
        required("/body", content.plain(), "A web push needs something to say.");
        none("/html", content.html(), "A web push has no HTML.");
        int link = bytes(content.link());
        int signed = (link * 4 + 2) / 3; // a link that tells of clicks is written in base64
        if (bytes(content.subject() + content.plain()) + signed > MAX_PUSH_BYTES) {
            error(
                    "/body",
                    "too-long",
                    "Title, body and link together: at most " + MAX_PUSH_BYTES
                            + " bytes, each of the link counted 4/3.");
        }
        link();
    }

    private void link() {
        if (content.link().length() > MAX_LINK) {
            tooLong("/link", MAX_LINK);
        } else if (!content.link().isEmpty() && !LINK.matcher(content.link()).matches()) {
            error("/link", "link-invalid", "A link begins with https:// and a host that is written out.");
        }
    }

    private static int bytes(String source) {
        return words(source).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String words(String source) {
        return TAG.matcher(source).replaceAll("");
    }

    private void required(String pointer, String part, String message) {
        if (part.isBlank()) {
            error(pointer, "missing-required-field", message);
        }
    }

    private void none(String pointer, String part, String message) {
        if (!part.isBlank()) {
            error(pointer, "part-not-allowed", message);
        }
    }

    private void tooLong(String pointer, int most) {
        error(pointer, "too-long", "At most " + most + " characters.");
    }

    private void error(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }
}
