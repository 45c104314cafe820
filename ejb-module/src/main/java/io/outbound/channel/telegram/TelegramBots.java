package io.outbound.channel.telegram;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All bots, deleted ones included: campaigns may still name them. */
@ApplicationScoped
public class TelegramBots {

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    public TelegramBots() {}

    /** For an entity manager that is at hand already. */
    public TelegramBots(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<TelegramBot> byId(UUID id) {
        return Optional.ofNullable(entities.find(TelegramBot.class, id));
    }

    /** Newest first, without the deleted; those older than {@code after} if given. */
    List<TelegramBot> page(Optional<UUID> after, int limit) {
        TypedQuery<TelegramBot> query = entities.createQuery(
                "select b from TelegramBot b where b.deletedAt is null"
                        + (after.isPresent() ? " and b.id < :after" : "") + " order by b.id desc",
                TelegramBot.class);
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(limit).getResultList();
    }

    /** The longest ago first. */
    List<TelegramBot> notAskedSince(Instant before, int limit) {
        return entities.createQuery(
                        "select b from TelegramBot b where b.deletedAt is null"
                                + " and (b.checkedAt is null or b.checkedAt < :before) order by b.checkedAt",
                        TelegramBot.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(TelegramBot bot) {
        entities.persist(bot);
    }

    /** Writes now, so that a lost race shows here. */
    void flush() {
        entities.flush();
    }
}
