package io.outbound.channel;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Setting up, pausing and removing senders. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class SenderDesk {

    private Senders senders;
    private IdSource ids;
    private Clock clock;

    protected SenderDesk() {}

    @Inject
    public SenderDesk(Senders senders, IdSource ids, Clock clock) {
        this.senders = senders;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws DomainException CONFLICT {@code sender-name-taken}; an email address has to be confirmed before it is used */
    @RolesAllowed(Scope.DATA_WRITE)
    public Sender add(ChannelId channel, String name, String address) {
        if (channel == null) {
            throw DomainException.invalid("missing-required-field", "/channel", "A sender needs a channel.");
        }
        Sender sender = new Sender(
                ids.next(),
                channel,
                SenderRules.name(channel, name),
                SenderRules.address(channel, address),
                clock.instant());
        senders.add(sender);
        senders.flush();
        return sender;
    }

    /** @throws DomainException CONFLICT {@code sender-name-taken} */
    @RolesAllowed(Scope.DATA_WRITE)
    public Sender rename(UUID id, Optional<Long> version, String name) {
        Sender sender = seen(id, version);
        sender.rename(SenderRules.name(sender.channel(), name));
        senders.flush();
        return sender;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public Sender pause(UUID id, Optional<Long> version) {
        Sender sender = seen(id, version);
        sender.pause();
        senders.flush();
        return sender;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public Sender resume(UUID id, Optional<Long> version) {
        Sender sender = seen(id, version);
        sender.resume();
        senders.flush();
        return sender;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id, Optional<Long> version) {
        seen(id, version).delete();
    }

    /** @throws DomainException NOT_FOUND, also for a deleted one */
    public Sender byId(UUID id) {
        return senders.byId(id)
                .filter(sender -> sender.status() != Sender.Status.DELETED)
                .orElseThrow(() -> DomainException.notFound("sender", id));
    }

    public List<Sender> page(Optional<ChannelId> channel, Optional<UUID> after, int limit) {
        return senders.page(channel, after, limit);
    }

    private Sender seen(UUID id, Optional<Long> version) {
        Sender sender = byId(id);
        version.ifPresent(known -> Versions.require(known, sender.version()));
        return sender;
    }
}
