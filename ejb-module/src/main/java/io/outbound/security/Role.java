package io.outbound.security;

import java.util.Set;

/** What a person is here for: a name for a set of scopes. */
public enum Role {
    ADMIN(Scope.ALL),
    OPERATOR(Set.of(
            Scope.CAMPAIGNS_READ,
            Scope.CAMPAIGNS_LAUNCH,
            Scope.CAMPAIGNS_HALT,
            Scope.LOGS_READ,
            Scope.LOGS_REPLAY,
            Scope.LEADS_READ)),
    MARKETER(Set.of(
            Scope.CAMPAIGNS_READ,
            Scope.CAMPAIGNS_WRITE,
            Scope.CAMPAIGNS_LAUNCH,
            Scope.DATA_WRITE,
            Scope.LEADS_READ,
            Scope.LOGS_READ)),
    VIEWER(Set.of(Scope.CAMPAIGNS_READ, Scope.LEADS_READ, Scope.LOGS_READ));

    private final Set<String> scopes;

    Role(Set<String> scopes) {
        this.scopes = scopes;
    }

    public Set<String> scopes() {
        return scopes;
    }
}
