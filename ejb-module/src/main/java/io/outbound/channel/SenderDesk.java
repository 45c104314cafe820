package io.outbound.channel;

import io.outbound.address.EmailAddress;
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

    private static final int MAX_NAME = 200;

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

    @RolesAllowed(Scope.DATA_WRITE)
    public Sender add(ChannelId channel, String name, String address) {
        if (channel == null) {
            throw DomainException.invalid("missing-required-field", "/channel", "A sender needs a channel.");
        }
        Sender sender =
                new Sender(ids.next(), channel, checkedName(name), checkedAddress(channel, address), clock.instant());
        senders.add(sender);
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

    /** A display name becomes part of a mail header: one line, no control characters. */
    private static String checkedName(String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "A sender needs a name.");
        }
        if (name.length() > MAX_NAME) {
            throw DomainException.invalid("too-long", "/name", "At most " + MAX_NAME + " characters.");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw DomainException.invalid(
                    "header-control-char", "/name", "Line breaks and control characters are not allowed here.");
        }
        return name.strip();
    }

    private static String checkedAddress(ChannelId channel, String address) {
        if (channel != ChannelId.EMAIL) {
            return address == null || address.isBlank() ? null : address.strip();
        }
        return EmailAddress.tryParse(address == null ? "" : address)
                .map(EmailAddress::address)
                .orElseThrow(() -> DomainException.invalid(
                        "invalid-email", "/address", "An email sender needs an address of its own."));
    }
}
