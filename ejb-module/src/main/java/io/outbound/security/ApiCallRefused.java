package io.outbound.security;

import java.util.Optional;

/**
 * Fired when a call to the API was turned away at the door, before any use case saw it.
 *
 * @param status 400 (key in the address), 401 or 403
 * @param path below the context root, decoded, without query
 * @param key the caller, if it was recognised
 * @param clientAddress where the call came from
 * @param requestId the correlation id of the answer
 */
public record ApiCallRefused(
        int status,
        String code,
        String method,
        String path,
        Optional<ApiKey> key,
        String clientAddress,
        String userAgent,
        String requestId) {}
