package io.outbound.channel;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.store.StoreFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All senders, deleted ones included: campaigns may still name them. */
@ApplicationScoped
public class Senders {

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    public Senders() {}

    /** For an entity manager that is at hand already. */
    public Senders(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Sender> byId(UUID id) {
        return Optional.ofNullable(entities.find(Sender.class, id));
    }

    /** Newest first, without the deleted; those older than {@code after} if given. */
    public List<Sender> page(Optional<ChannelId> channel, Optional<UUID> after, int limit) {
        TypedQuery<Sender> query = entities.createQuery(
                "select s from Sender s where s.status <> :deleted"
                        + (channel.isPresent() ? " and s.channel = :channel" : "")
                        + (after.isPresent() ? " and s.id < :after" : "") + " order by s.id desc",
                Sender.class);
        query.setParameter("deleted", Sender.Status.DELETED);
        channel.ifPresent(wanted -> query.setParameter("channel", wanted));
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(limit).getResultList();
    }

    void add(Sender sender) {
        entities.persist(sender);
    }

    /**
     * Writes now, so that a lost race shows here.
     *
     * @throws DomainException CONFLICT {@code sender-name-taken}
     */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (StoreFault.isTaken(e)) {
                String message = "Another sender of this channel has this name.";
                throw new DomainException(
                        DomainException.Kind.CONFLICT,
                        "sender-name-taken",
                        message,
                        List.of(new FieldError("/name", "sender-name-taken", message)));
            }
            throw e;
        }
    }
}
