package io.outbound.channel.smtp;

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

/** All DKIM keys. */
@ApplicationScoped
public class DkimKeys {

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    public DkimKeys() {}

    /** For an entity manager that is at hand already. */
    DkimKeys(EntityManager entities) {
        this.entities = entities;
    }

    Optional<DkimKey> byId(UUID id) {
        return Optional.ofNullable(entities.find(DkimKey.class, id));
    }

    /** The one that signs for a domain with an algorithm. */
    Optional<DkimKey> active(String domain, DkimAlgorithm algorithm) {
        return entities.createQuery("select k from DkimKey k where k.signs = :signs", DkimKey.class)
                .setParameter("signs", domain + " " + algorithm)
                .getResultStream()
                .findFirst();
    }

    /** Newest first; those older than {@code after} if given. */
    List<DkimKey> page(Optional<UUID> after, int limit) {
        TypedQuery<DkimKey> query = entities.createQuery(
                "select k from DkimKey k" + (after.isPresent() ? " where k.id < :after" : "") + " order by k.id desc",
                DkimKey.class);
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(limit).getResultList();
    }

    void add(DkimKey key) {
        entities.persist(key);
    }

    void remove(DkimKey key) {
        entities.remove(key);
    }

    /**
     * Writes now, so that a lost race shows here.
     *
     * @throws DomainException CONFLICT {@code dkim-selector-taken}
     */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (StoreFault.isTaken(e)) {
                String message = "This domain has a key under this selector.";
                throw new DomainException(
                        DomainException.Kind.CONFLICT,
                        "dkim-selector-taken",
                        message,
                        List.of(new FieldError("/selector", "dkim-selector-taken", message)));
            }
            throw e;
        }
    }
}
