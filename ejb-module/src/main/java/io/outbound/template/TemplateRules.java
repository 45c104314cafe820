package io.outbound.template;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What every template must have, whatever it says. */
final class TemplateRules {

    private static final int MAX_NAME = 200;

    private TemplateRules() {}

    static void check(ChannelId channel, String name, TemplateContent content) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isBlank()) {
            errors.add(missing("/name", "A template needs a name."));
        } else if (name.strip().length() > MAX_NAME) {
            errors.add(tooLong("/name", MAX_NAME));
        }
        if (channel == null) {
            errors.add(missing("/channel", "A template needs a channel."));
        }
        if (channel != null) {
            errors.addAll(ContentRules.errors(channel, content));
        }
        refuse(errors);
    }

    /** @throws DomainException {@code template-invalid} if there are any */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "template-invalid",
                    errors.get(0).message(),
                    errors);
        }
    }

    private static FieldError missing(String pointer, String message) {
        return new FieldError(pointer, "missing-required-field", message);
    }

    private static FieldError tooLong(String pointer, int max) {
        return new FieldError(pointer, "too-long", "At most " + max + " characters.");
    }
}
