package io.outbound.channel.webpush;

import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** Keys for Web Push: the pairs that push services know us by, and the secret that a host's pages sign with. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class VapidKeyDesk {

    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VapidKeys keys;
    private PageSecret secret;
    private CurrentActor actor;
    private IdSource ids;
    private Clock clock;

    protected VapidKeyDesk() {}

    @Inject
    public VapidKeyDesk(VapidKeys keys, PageSecret secret, CurrentActor actor, IdSource ids, Clock clock) {
        this.keys = keys;
        this.secret = secret;
        this.actor = actor;
        this.ids = ids;
        this.clock = clock;
    }

    /** Newest first: the first is the one that browsers subscribe with. */
    public List<VapidKey> all() {
        return keys.all();
    }

    /** Browsers that subscribed before go on with the key of then, until their page subscribes them anew. */
    @RolesAllowed(Scope.ADMIN)
    public VapidKey generate() {
        return keys.add(ids.next(), P256.fresh(), clock.instant(), actor.get().name());
    }

    /**
     * Shown this once. Tokens signed with the one before are refused from now on.
     *
     * @return 43 characters; the key of HS256 are their bytes
     */
    @RolesAllowed(Scope.ADMIN)
    public String newPageSecret() {
        byte[] random = new byte[SECRET];
        RANDOM.nextBytes(random);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        secret.replace(fresh, clock.instant(), actor.get().name());
        return fresh;
    }
}
