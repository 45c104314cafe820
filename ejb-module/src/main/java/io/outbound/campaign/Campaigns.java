package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.store.StoreFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All campaigns. Lists for people are in {@link CampaignCatalog}. */
@ApplicationScoped
public class Campaigns {

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    private Event<CampaignStatusChanged> changed;

    protected Campaigns() {}

    @Inject
    public Campaigns(Event<CampaignStatusChanged> changed) {
        this.changed = changed;
    }

    /** For an entity manager that is at hand already. */
    Campaigns(EntityManager entities, Event<CampaignStatusChanged> changed) {
        this.entities = entities;
        this.changed = changed;
    }

    public Optional<Campaign> byId(UUID id) {
        return Optional.ofNullable(entities.find(Campaign.class, id));
    }

    public Optional<Campaign> bySlug(String slug) {
        return entities.createQuery("select c from Campaign c where c.settings.slug = :slug", Campaign.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    public Optional<Campaign> byIdOrSlug(String idOrSlug) {
        return id(idOrSlug).map(this::byId).orElseGet(() -> bySlug(idOrSlug));
    }

    /** Slugs never look like ids, so one name can be either. */
    public static Optional<UUID> id(String idOrSlug) {
        try {
            return idOrSlug.length() == 36 ? Optional.of(UUID.fromString(idOrSlug)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** For a change: others who want to change it wait until this transaction ends. */
    Optional<Campaign> lock(UUID id) {
        return Optional.ofNullable(entities.find(Campaign.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean slugIsTaken(String slug) {
        return bySlug(slug).isPresent();
    }

    /** API-triggered campaigns that are waiting or live and have a window at all: few. */
    List<UUID> withWindow() {
        return entities.createQuery(
                        "select c.id from Campaign c where c.type = :type and c.status in :live"
                                + " and (c.settings.windowStart is not null or c.settings.windowEnd is not null) order by c.id",
                        UUID.class)
                .setParameter("type", CampaignType.API_TRIGGERED)
                .setParameter("live", List.of(CampaignStatus.WAITING, CampaignStatus.RUNNING))
                .getResultList();
    }

    void add(Campaign campaign) {
        entities.persist(campaign);
    }

    void remove(Campaign campaign) {
        entities.remove(campaign);
    }

    /** As {@link #flush()}; also tells others in this transaction when the campaign's status is another than before. */
    void flush(Campaign campaign) {
        flush();
        campaign.takeStatusChange().ifPresent(changed::fire);
    }

    /**
     * Writes now, so that what reads the tables next sees it and a lost race shows here.
     *
     * @throws DomainException STALE when somebody else was faster; CONFLICT {@code slug-taken} when that was with the slug
     */
    void flush() {
        try {
            entities.flush();
        } catch (OptimisticLockException e) {
            throw new DomainException(
                    DomainException.Kind.STALE, "version-conflict", "The campaign was changed in the meantime.");
        } catch (PersistenceException e) {
            throw StoreFault.isTaken(e) ? slugTaken() : e;
        }
    }

    static DomainException slugTaken() {
        String message = "Another campaign has this slug.";
        return new DomainException(
                DomainException.Kind.CONFLICT,
                "slug-taken",
                message,
                List.of(new FieldError("/slug", "slug-taken", message)));
    }
}
