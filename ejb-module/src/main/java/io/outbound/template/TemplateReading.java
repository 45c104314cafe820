package io.outbound.template;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads all parts of a template: what may stand in it, and which variables it uses. */
final class TemplateReading {

    private static final Pattern CALL_LIKE = Pattern.compile("\\{\\{-?\\s{0,20}([A-Za-z_]\\w{0,60})\\s{1,20}[\\w\"']");
    private static final Pattern TAG_NAME = Pattern.compile("Unexpected tag name \"(\\w+)\"");

    private final PebbleEngine engine;
    private final List<FieldError> errors = new ArrayList<>();
    private final VariableUses uses = new VariableUses();

    TemplateReading(PebbleEngine engine) {
        this.engine = engine;
    }

    TemplateVariables read(TemplateContent content) {
        read("/subject", content.subject(), source -> HeaderText.require("/subject", source));
        read("/html", content.html(), HtmlPlaces::guarded);
        read("/text", content.plain(), UnaryOperator.identity());
        read("/link", content.link(), source -> HeaderText.require("/link", source));
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "template-invalid",
                    errors.get(0).message(),
                    errors);
        }
        return uses.variables();
    }

    private void read(String pointer, String source, UnaryOperator<String> check) {
        try {
            TemplateLimits.check(source);
            if (!source.isEmpty()) {
                PebbleTemplateImpl parsed = (PebbleTemplateImpl) engine.getLiteralTemplate(source);
                new AllowedNodes(uses).body(parsed.getRootNode());
                check.apply(source);
            }
        } catch (Refused e) {
            errors.add(new FieldError(pointer, e.code(), e.getMessage()));
        } catch (DomainException e) {
            errors.add(new FieldError(pointer, e.code(), e.getMessage()));
        } catch (PebbleException e) {
            errors.add(explained(pointer, source, e));
        } catch (StackOverflowError e) {
            errors.add(new FieldError(pointer, "template-too-deep", "The template is nested too deeply."));
        }
    }

    private static FieldError explained(String pointer, String source, PebbleException e) {
        Matcher tag = TAG_NAME.matcher(String.valueOf(e.getPebbleMessage()));
        if (tag.find()) {
            return new FieldError(
                    pointer, "template-tag-unknown", "There is no tag \"" + tag.group(1) + "\" in templates.");
        }
        Matcher call = CALL_LIKE.matcher(source);
        if (call.find()) {
            return new FieldError(
                    pointer, "template-function-unknown", "There is no helper \"" + call.group(1) + "\" in templates.");
        }
        String where = e.getLineNumber() == null ? "" : " (line " + e.getLineNumber() + ")";
        return new FieldError(pointer, "template-syntax", "The template cannot be read" + where + ".");
    }
}
