package io.outbound.limit;

import io.outbound.address.EmailAddress;
import io.outbound.channel.SenderDesk;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.limit.RateLimit.Kind;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Setting how fast messages may leave. */
@Stateless
@RolesAllowed(Scope.ADMIN)
public class LimitDesk {

    private static final int FASTEST = 1_000_000;
    private static final int MOST_DAYS = 365;
    private static final int LARGEST_CAP = 100_000_000;

    private RateLimits rates;
    private SenderLimits senderLimits;
    private SenderDesk senders;
    private Event<SenderLimitChanged> changed;

    protected LimitDesk() {}

    @Inject
    public LimitDesk(
            RateLimits rates, SenderLimits senderLimits, SenderDesk senders, Event<SenderLimitChanged> changed) {
        this.rates = rates;
        this.senderLimits = senderLimits;
        this.senders = senders;
        this.changed = changed;
    }

    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.ADMIN})
    public List<RateLimit> all() {
        return rates.all();
    }

    /** @param perSecond null: missing */
    public RateLimit limit(Kind kind, String subject, Integer perSecond) {
        List<FieldError> errors = new ArrayList<>();
        rate(errors, perSecond, true);
        refuse(errors);
        RateLimit limit = new RateLimit(kind, canonical(kind, subject), perSecond);
        rates.save(limit);
        return limit;
    }

    /** @throws DomainException NOT_FOUND */
    public void lift(Kind kind, String subject) {
        if (!rates.remove(kind, canonical(kind, subject))) {
            throw DomainException.notFound("rate-limit", subject);
        }
    }

    /** @return {@link SenderLimit#none} when nothing is set */
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public SenderLimit ofSender(UUID senderId) {
        senders.byId(senderId);
        return senderLimits.of(senderId).orElseGet(() -> SenderLimit.none(senderId));
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public SenderLimit limitSender(SenderLimit wanted) {
        senders.byId(wanted.senderId());
        List<FieldError> errors = new ArrayList<>();
        rate(errors, wanted.perSecond(), false);
        warmUp(errors, wanted.warmUp());
        refuse(errors);
        senderLimits.save(wanted);
        changed.fire(new SenderLimitChanged(wanted.senderId()));
        return wanted;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public void liftSender(UUID senderId) {
        senders.byId(senderId);
        senderLimits.remove(senderId);
        changed.fire(new SenderLimitChanged(senderId));
    }

    /** What a domain is compared as: A-labels in lower case. */
    private static String canonical(Kind kind, String subject) {
        if (kind == Kind.CHANNEL) {
            return Arrays.stream(ChannelId.values())
                    .map(Enum::name)
                    .filter(subject::equals)
                    .findFirst()
                    .orElseThrow(() -> DomainException.notFound("channel", subject));
        }
        return subject.equals("*")
                ? subject
                : EmailAddress.tryParse("postmaster@" + subject)
                        .map(EmailAddress::domain)
                        .orElseThrow(() -> DomainException.invalid(
                                "invalid-domain", "/domain", "A domain such as example.com, or * for every other."));
    }

    private static void rate(List<FieldError> errors, Integer perSecond, boolean required) {
        if (perSecond == null && required) {
            errors.add(new FieldError("/perSecond", "required", "This property is required."));
        } else if (perSecond != null && (perSecond < 1 || perSecond > FASTEST)) {
            errors.add(new FieldError("/perSecond", "out-of-range", "From 1 to 1,000,000."));
        }
    }

    private static void warmUp(List<FieldError> errors, WarmUp warmUp) {
        if (warmUp == null) {
            return;
        }
        if (warmUp.from() == null) {
            errors.add(new FieldError("/warmUp/from", "required", "This property is required."));
        } else if (warmUp.from().getYear() < 1970 || warmUp.from().getYear() > 2999) {
            errors.add(new FieldError("/warmUp/from", "out-of-range", "A day from 1970 to 2999."));
        }
        List<Integer> caps = warmUp.dailyCaps();
        if (caps.isEmpty() || caps.size() > MOST_DAYS) {
            errors.add(new FieldError("/warmUp/dailyCaps", "out-of-range", "One cap for each day, 1 to 365 of them."));
        } else if (caps.stream().anyMatch(cap -> cap < 0 || cap > LARGEST_CAP)) {
            errors.add(new FieldError("/warmUp/dailyCaps", "out-of-range", "Caps from 0 to 100,000,000."));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "limit-invalid", errors.get(0).message(), errors);
        }
    }
}
