package io.outbound.rest.openapi;

import java.util.List;
import java.util.Map;

/** RFC 9457, with our members. */
final class ProblemSchema {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "required",
            List.of("type", "title", "status", "instance", "code", "requestId"),
            "properties",
            Map.of(
                    "type", Map.of("type", "string", "format", "uri-reference"),
                    "title", TEXT,
                    "status", Map.of("type", "integer"),
                    "detail", TEXT,
                    "instance", Map.of("type", "string", "format", "uri-reference"),
                    "code", TEXT,
                    "requestId", TEXT,
                    "logId", TEXT,
                    "errors",
                            Map.of(
                                    "type",
                                    "array",
                                    "items",
                                    Map.of(
                                            "type",
                                            "object",
                                            "properties",
                                            Map.of("pointer", TEXT, "code", TEXT, "message", TEXT)))));

    private ProblemSchema() {}
}
