package io.outbound.security;

/** Fired after an account has a new password. */
public record PasswordChanged(String username) {}
