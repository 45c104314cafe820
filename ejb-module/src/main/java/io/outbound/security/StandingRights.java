package io.outbound.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        return restricted(Set.of(actorName), scope).isEmpty();
    }

    /** Those of many who may not, by one look at the accounts and one at the keys, however many there are. */
    public Set<String> restricted(Collection<String> actorNames, String scope) {
        List<String> people =
                actorNames.stream().filter(name -> !name.startsWith(KEY)).toList();
        List<String> keyNames = actorNames.stream()
                .filter(name -> name.startsWith(KEY))
                .map(name -> name.substring(KEY.length()))
                .toList();
        Set<String> restricted = people.isEmpty() ? new HashSet<>() : restrictedPeople(people, scope);
        if (!keyNames.isEmpty()) {
            restrictedKeys(keyNames, scope).forEach(name -> restricted.add(KEY + name));
        }
        return restricted;
    }

    private Set<String> restrictedPeople(List<String> names, String scope) {
        Set<String> restricted = accounts.entries(names).stream()
                .filter(entry ->
                        !entry.enabled() || !entry.account().role().scopes().contains(scope))
                .map(entry -> Account.keyOf(entry.account().username()))
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> restricted.contains(Account.keyOf(name)))
                .collect(Collectors.toSet());
    }

    /** Names of keys may repeat: one that may is enough. */
    private Set<String> restrictedKeys(List<String> names, String scope) {
        List<ApiKey> named = keys.named(names);
        Set<String> restricted = named.stream().map(ApiKey::name).collect(Collectors.toSet());
        named.stream()
                .filter(key -> key.usableAt(clock.instant()) && key.scopes().contains(scope))
                .forEach(key -> restricted.remove(key.name()));
        return restricted;
    }
}
