package io.outbound.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** What those may do now who did something earlier and are not here: by the name that {@link Actor#name} left. */
@ApplicationScoped
public class StandingRights {

    private static final String KEY = "key:";

    private Accounts accounts;
    private ApiKeys keys;
    private Clock clock;

    protected StandingRights() {}

    @Inject
    public StandingRights(Accounts accounts, ApiKeys keys, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * No for a disabled account, one whose role does not have the scope, and a key that is revoked, has run out or lacks
     * the scope. Accounts are never deleted, so a name that is none of ours belongs to a host, which judges its own.
     */
    public boolean may(String actorName, String scope) {
        if (actorName.startsWith(KEY)) {
            return keyMay(actorName.substring(KEY.length()), scope);
        }
        return accounts.entry(actorName)
                .map(entry -> entry.enabled() && entry.account().role().scopes().contains(scope))
                .orElse(true);
    }

    /** Names of keys may repeat: one that may is enough. */
    private boolean keyMay(String name, String scope) {
        List<ApiKey> named =
                keys.all().stream().filter(key -> key.name().equals(name)).toList();
        return named.isEmpty()
                || named.stream()
                        .anyMatch(key ->
                                key.usableAt(clock.instant()) && key.scopes().contains(scope));
    }
}
