package io.outbound.trigger;

import io.outbound.json.Json;
import io.outbound.security.Actor;
import java.time.Instant;

/** The 202, in the shape of Adobe Journey Optimizer. */
final class TriggerAnswer {

    private TriggerAnswer() {}

    static String of(String executionId, String requestId, Instant at, Actor by) {
        return Json.createObjectBuilder()
                .add("executionId", executionId)
                .add("requestId", requestId)
                .add("createdAt", at.toString())
                .add("createdBy", by.name())
                .add("modifiedAt", at.toString())
                .add("modifiedBy", by.name())
                .build()
                .toString();
    }
}
