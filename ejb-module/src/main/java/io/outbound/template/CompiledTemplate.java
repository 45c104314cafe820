package io.outbound.template;

import io.outbound.kernel.DomainException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A template ready to be rendered many times; safe for use by several threads at once.
 *
 * <p>A variable without a value renders as nothing. Values are text, never template: they are not expanded again.
 */
public final class CompiledTemplate {

    private final Optional<DomainException> refusal;
    private final Optional<PebbleTemplate> subject;
    private final Optional<PebbleTemplate> html;
    private final Optional<PebbleTemplate> plain;
    private final Optional<PebbleTemplate> link;

    CompiledTemplate(
            Optional<PebbleTemplate> subject,
            Optional<PebbleTemplate> html,
            Optional<PebbleTemplate> plain,
            Optional<PebbleTemplate> link) {
        this(Optional.empty(), subject, html, plain, link);
    }

    private CompiledTemplate(
            Optional<DomainException> refusal,
            Optional<PebbleTemplate> subject,
            Optional<PebbleTemplate> html,
            Optional<PebbleTemplate> plain,
            Optional<PebbleTemplate> link) {
        this.refusal = refusal;
        this.subject = subject;
        this.html = html;
        this.plain = plain;
        this.link = link;
    }

    /** One that cannot be read: nothing is rendered, each message says why. */
    public static CompiledTemplate refusing(DomainException reason) {
        return new CompiledTemplate(
                Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @throws DomainException {@code header-control-char} when a value would break out of the subject line */
    public RenderedContent render(Map<String, Object> profile, Map<String, Object> context) {
        Map<String, Object> values = Map.of("profile", profile, "context", context);
        return new RenderedContent(subject(values), text(html, values), text(plain, values), text(link, values));
    }

    /** The subject alone, cheaper than everything; throws like {@link #render}. */
    public String renderSubject(Map<String, Object> profile, Map<String, Object> context) {
        return subject(Map.of("profile", profile, "context", context));
    }

    private String subject(Map<String, Object> values) {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return HeaderText.require("/subject", text(subject, values));
    }

    private static String text(Optional<PebbleTemplate> part, Map<String, Object> values) {
        return part.map(template -> evaluate(template, values)).orElse("");
    }

    private static String evaluate(PebbleTemplate template, Map<String, Object> values) {
        try {
            TextWriter out = new TextWriter();
            template.evaluate(out, values, Locale.ROOT);
            return out.toString();
        } catch (PebbleException | IOException e) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "template-render", "The template could not be filled in.");
        }
    }
}
