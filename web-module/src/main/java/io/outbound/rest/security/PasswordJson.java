package io.outbound.rest.security;

/** The request to change a password. */
record PasswordJson(String currentPassword, String newPassword) {}
