package io.outbound.channel;

import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.settings.Secrets;
import io.outbound.settings.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets an email address prove that it is its owner's: a link is mailed to it, from itself and by the way that campaigns
 * go, so that one that arrives also shows that mail of this sender does.
 */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
public class SenderVerification {

    private static final Logger LOG = System.getLogger(SenderVerification.class.getName());
    private static final String PURPOSE = "sender-verification";
    private static final Duration VALID = Duration.ofDays(7);

    private Senders senders;
    private ChannelSenders channels;
    private VerificationLetter letter;
    private VerifiedDomains domains;
    private Secrets secrets;
    private Settings settings;
    private VerificationLog log;
    private Clock clock;

    protected SenderVerification() {}

    @Inject
    public SenderVerification(
            Senders senders,
            ChannelSenders channels,
            VerificationLetter letter,
            VerifiedDomains domains,
            Secrets secrets,
            Settings settings,
            VerificationLog log,
            Clock clock) {
        this.senders = senders;
        this.channels = channels;
        this.letter = letter;
        this.domains = domains;
        this.secrets = secrets;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Whether the link may be mailed (again) now; {@link #mail} does it.
     *
     * @throws DomainException CONFLICT when there is nothing to confirm or nothing can leave; TOO_MANY within a minute,
     *     or when the address, of whichever sender, has had enough letters for a day, with the time to wait
     */
    public void requireMailable(UUID id) {
        Sender sender = known(id);
        if (domains.mayUse(sender)) {
            throw conflict("sender-verified", "There is nothing to confirm.");
        }
        if (!mayLeave()) {
            throw conflict(
                    "channel-not-configured", "Email is not configured, or the sandbox is on: nothing can leave.");
        }
        log.requireRoom(sender.address(), clock.instant());
    }

    /** Mails the link, if it has something to confirm, mail can leave, and its address has not had enough letters. Outside any transaction; returns at once. */
    @PermitAll
    @Asynchronous
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void mail(UUID id) {
        Sender sender = known(id);
        if (domains.mayUse(sender) || !mayLeave() || !log.take(sender.address(), clock.instant())) {
            return;
        }
        String token =
                secrets.sign(PURPOSE, id + " " + clock.instant().plus(VALID).getEpochSecond());
        SendResult result = channels.of(ChannelId.EMAIL).orElseThrow().send(letter.to(sender, token, clock.instant()));
        if (result instanceof SendResult.Accepted) {
            log.mailed(id, clock.instant());
        } else {
            LOG.log(
                    Level.WARNING,
                    "OUT-0180 The link that confirms the address of sender {0} could not be mailed.",
                    id);
        }
    }

    /** Whether this is a link of ours that has not run out. */
    @PermitAll
    public boolean isKnown(String token) {
        return sender(token).isPresent();
    }

    /** Doing it twice does no harm. @return false when this is no link of ours, or one that ran out */
    @PermitAll
    public boolean confirm(String token) {
        Optional<Sender> sender = sender(token);
        sender.ifPresent(one -> {
            one.verify(clock.instant());
            senders.flush();
        });
        return sender.isPresent();
    }

    private Optional<Sender> sender(String token) {
        return secrets.verify(PURPOSE, token)
                .map(payload -> payload.split(" "))
                .filter(said -> clock.instant().getEpochSecond() < Long.parseLong(said[1]))
                .flatMap(said -> senders.byId(UUID.fromString(said[0])))
                .filter(sender -> sender.status() != Sender.Status.DELETED);
    }

    private Sender known(UUID id) {
        return senders.byId(id)
                .filter(sender -> sender.status() != Sender.Status.DELETED)
                .orElseThrow(() -> DomainException.notFound("sender", id));
    }

    private boolean mayLeave() {
        return channels.configured(ChannelId.EMAIL) && !settings.current().sandbox();
    }

    private static DomainException conflict(String code, String message) {
        return new DomainException(DomainException.Kind.CONFLICT, code, message);
    }
}
