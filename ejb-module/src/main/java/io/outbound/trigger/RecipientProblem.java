package io.outbound.trigger;

import io.outbound.kernel.FieldError;

/** What is wrong with one recipient. */
record RecipientProblem(RefusalReason reason, FieldError error) {

    RecipientProblem(RefusalReason reason, String pointer, String code, String message) {
        this(reason, new FieldError(pointer, code, message));
    }
}
