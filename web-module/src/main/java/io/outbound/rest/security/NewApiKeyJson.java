package io.outbound.rest.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The request to make a key. */
record NewApiKeyJson(String name, Set<String> scopes, Optional<Instant> expiresAt) {}
