package io.outbound.balance;

import io.outbound.kernel.DomainException;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looking at the account and paying in. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class BalanceDesk {

    /** @param replayed whether it had been booked before */
    public record Booked(BalanceEntry entry, boolean replayed) {}

    private Balances balances;
    private CurrentActor actor;

    protected BalanceDesk() {}

    @Inject
    public BalanceDesk(Balances balances, CurrentActor actor) {
        this.balances = balances;
        this.actor = actor;
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Balance look() {
        return balances.now();
    }

    /** Newest first, with smaller ids than {@code before}. */
    public List<BalanceEntry> entries(EntryFilter filter, long before, int limit) {
        return balances.entries(filter, before, limit);
    }

    /**
     * Runs that wait for money go on by themselves.
     *
     * @throws DomainException INVALID when a value is, or when the key was used for another top-up
     */
    @RolesAllowed(Scope.ADMIN)
    public Booked topUp(TopUp wanted) {
        wanted.checked();
        balances.lock();
        Optional<BalanceEntry> known = Optional.ofNullable(wanted.key()).flatMap(balances::byKey);
        known.ifPresent(entry -> requireSame(entry, wanted));
        return known.map(entry -> new Booked(entry, true))
                .orElseGet(() -> new Booked(balances.add(wanted, actor.get().name()), false));
    }

    private static void requireSame(BalanceEntry entry, TopUp wanted) {
        if (entry.amount().compareTo(wanted.amount()) != 0 || !Objects.equals(entry.note(), wanted.note())) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "idempotency-key-reused",
                    "This key was used before for another top-up. Use a new one.");
        }
    }
}
