package io.outbound.template;

import io.outbound.kernel.DomainException;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Pebble, locked down: {@code {{profile.x}}} and {@code {{context.x}}}, a short list of filters, {@code if} and
 * {@code for}. No method call, no reflection, no include, no macro, no function, no environment; bounded size and depth.
 * HTML is escaped as HTML; subject and plain text are not, but a subject stays one line.
 */
@ApplicationScoped
public class TemplateEngine {

    private final PebbleEngine escaping = LockedPebble.engine(true);
    private final PebbleEngine plain = LockedPebble.engine(false);

    /** @throws DomainException {@code template-invalid}, naming every part at fault, when a part cannot be accepted */
    public TemplateVariables variables(TemplateContent content) {
        return new TemplateReading(plain).read(content);
    }

    /** @throws DomainException as {@link #variables} */
    public CompiledTemplate compile(TemplateContent content) {
        variables(content);
        return new CompiledTemplate(
                part(plain, content.subject()),
                part(escaping, HtmlPlaces.guarded(content.html())),
                part(plain, content.plain()),
                part(plain, content.link()));
    }

    private static Optional<PebbleTemplate> part(PebbleEngine engine, String source) {
        try {
            return source.isEmpty() ? Optional.empty() : Optional.of(engine.getLiteralTemplate(source));
        } catch (PebbleException e) {
            throw DomainException.invalid("template-invalid", "", "The template cannot be read.");
        }
    }
}
