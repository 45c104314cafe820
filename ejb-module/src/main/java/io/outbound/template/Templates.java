package io.outbound.template;

import io.outbound.kernel.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All templates, deleted ones included: campaigns may still name them. */
@ApplicationScoped
public class Templates {

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    public Templates() {}

    /** For an entity manager that is at hand already. */
    public Templates(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Template> byId(UUID id) {
        return Optional.ofNullable(entities.find(Template.class, id));
    }

    /** Newest first, without the deleted; those older than {@code after} if given. */
    public List<Template> page(Optional<ChannelId> channel, Optional<UUID> after, int limit) {
        TypedQuery<Template> query = entities.createQuery(
                "select t from Template t where t.deletedAt is null"
                        + (channel.isPresent() ? " and t.channel = :channel" : "")
                        + (after.isPresent() ? " and t.id < :after" : "") + " order by t.id desc",
                Template.class);
        channel.ifPresent(wanted -> query.setParameter("channel", wanted));
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(limit).getResultList();
    }

    void add(Template template) {
        entities.persist(template);
    }

    /** Writes now, so that a lost race shows here and the new version can be told. */
    void flush() {
        entities.flush();
    }
}
