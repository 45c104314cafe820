package io.outbound.security;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface LoginResult {

    record SignedIn(Account account) implements LoginResult {}

    /** Wrong name or wrong password: nobody is told which. */
    record Refused() implements LoginResult {}

    /** Too many failures for this name or from this address; names that do not exist are locked in the same way. */
    record LockedOut(Duration remaining) implements LoginResult {}
}
