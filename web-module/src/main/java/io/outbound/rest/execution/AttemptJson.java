package io.outbound.rest.execution;

import io.outbound.delivery.AttemptView;
import java.time.Instant;

/** One try of a message. */
record AttemptJson(int number, Instant at, String result, String code, String text) {

    static AttemptJson of(AttemptView attempt) {
        return new AttemptJson(attempt.number(), attempt.at(), attempt.result(), attempt.code(), attempt.text());
    }
}
