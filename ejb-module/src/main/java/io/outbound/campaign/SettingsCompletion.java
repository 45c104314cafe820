package io.outbound.campaign;

import io.outbound.audience.ContactLists;
import io.outbound.channel.Senders;
import io.outbound.channel.telegram.TelegramBots;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.schedule.Zones;
import io.outbound.segment.Segments;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Fills in what people left open (slug, time zone); refuses references to things that never were, and a one-time segment
 * that does not fit what there is.
 */
@ApplicationScoped
public class SettingsCompletion {

    private Campaigns campaigns;
    private Templates templates;
    private Senders senders;
    private TelegramBots bots;
    private ContactLists lists;
    private Segments segments;
    private OneTimeRules rules;
    private Settings settings;
    private IdSource ids;

    protected SettingsCompletion() {}

    @Inject
    public SettingsCompletion(
            Campaigns campaigns,
            Templates templates,
            Senders senders,
            TelegramBots bots,
            ContactLists lists,
            Segments segments,
            OneTimeRules rules,
            Settings settings,
            IdSource ids) {
        this.campaigns = campaigns;
        this.templates = templates;
        this.senders = senders;
        this.bots = bots;
        this.lists = lists;
        this.segments = segments;
        this.rules = rules;
        this.settings = settings;
        this.ids = ids;
    }

    CampaignSettings complete(CampaignSettings given, Optional<Campaign> existing) {
        references(given);
        ZoneId zone =
                Optional.ofNullable(given.timeZone()).orElse(settings.current().accountTimeZone());
        return given.completed(slug(given, existing), Zones.isIana(zone) ? Zones.canonical(zone) : zone);
    }

    /**
     * A copy is not asked: it may be mended afterwards.
     *
     * @throws DomainException INVALID {@code invalid-rule}
     */
    void requireFittingRule(CampaignSettings given, Optional<Campaign> existing) {
        rules.check(
                given.audience().oneTimeRule(),
                existing.map(campaign -> campaign.settings().audience().oneTimeRule())
                        .orElse(null));
    }

    private String slug(CampaignSettings given, Optional<Campaign> existing) {
        String wanted = given.slug();
        if (wanted == null) {
            return existing.map(Campaign::slug).orElseGet(() -> free(Slug.from(given.name())));
        }
        boolean own =
                existing.filter(campaign -> campaign.slug().equals(wanted)).isPresent();
        if (!own && campaigns.slugIsTaken(wanted)) {
            throw Campaigns.slugTaken();
        }
        return wanted;
    }

    /** A random tail instead of a number: two drafts of one name at once must not meet. */
    private String free(String slug) {
        return campaigns.slugIsTaken(slug)
                ? slug + "-" + Long.toString(ids.next().getLeastSignificantBits() & Long.MAX_VALUE, 36)
                : slug;
    }

    private void references(CampaignSettings given) {
        List<FieldError> errors = new ArrayList<>();
        reference(errors, "/templateId", given.templateId(), templates::byId);
        reference(errors, "/senderId", given.senderId(), senders::byId);
        reference(errors, "/telegramBotId", given.telegramBotId(), bots::byId);
        reference(errors, "/contactListId", given.audience().contactListId(), lists::byId);
        given.audience().includeSegments().forEach(id -> reference(errors, "/includeSegments", id, segments::byId));
        given.audience().excludeSegments().forEach(id -> reference(errors, "/excludeSegments", id, segments::byId));
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "reference-unknown",
                    errors.get(0).message(),
                    errors);
        }
    }

    private static void reference(
            List<FieldError> errors, String pointer, UUID id, Function<UUID, Optional<?>> lookUp) {
        if (id != null && lookUp.apply(id).isEmpty()) {
            errors.add(new FieldError(pointer, "reference-unknown", "There is no such thing: " + id));
        }
    }
}
