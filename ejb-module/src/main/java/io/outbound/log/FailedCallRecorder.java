package io.outbound.log;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.FailureReason;
import io.outbound.json.Json;
import io.outbound.store.IdSource;
import io.outbound.trigger.Refusal;
import io.outbound.trigger.TriggerRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;

/** Writes a row for each call that was refused, before its sender gets the answer. */
@ApplicationScoped
public class FailedCallRecorder {

    private RefusalBook book;
    private IdSource ids;

    protected FailedCallRecorder() {}

    @Inject
    public FailedCallRecorder(RefusalBook book, IdSource ids) {
        this.book = book;
        this.ids = ids;
    }

    public void record(@Observes TriggerRefused event) {
        UUID uid = ids.next();
        FailedCall row = row(uid, event);
        book.enter(List.of(new RefusalEntry(
                event.at(),
                row.apiKeyId(),
                row.reason(),
                ApiFailedLogs.INSERT,
                ApiFailedLogs.columns(row),
                uid,
                event.receipt())));
    }

    private static FailedCall row(UUID uid, TriggerRefused event) {
        Refusal refusal = event.refusal();
        Campaign campaign = refusal.campaign().orElse(null);
        return new FailedCall(
                0,
                uid,
                event.at(),
                refusal.reason().name(),
                refusal.reason().title(),
                Masking.identifier(refusal.detail()), // our own words: a number in them is no phone number
                HttpStatus.of(refusal.kind()),
                campaign == null ? Masking.identifier(event.named()) : campaign.slug(),
                campaign == null ? null : campaign.id(),
                campaign == null ? null : campaign.name(),
                event.call().endpoint(),
                Masking.identifier(event.requestId()),
                event.call().by().apiKeyId(),
                event.call().client(),
                gaps(refusal),
                fixUrl(refusal),
                event.payload().map(Masking::mask).orElse(null),
                "NONE");
    }

    private static JsonArray gaps(Refusal refusal) {
        JsonArrayBuilder gaps = Json.createArrayBuilder();
        for (FailureReason gap : refusal.gaps()) {
            JsonObjectBuilder json = Json.createObjectBuilder().add("code", gap.code());
            if (gap.channel() != null) {
                json.add("channel", gap.channel().name());
            }
            json.add("message", gap.message());
            if (gap.field() != null) {
                json.add("field", gap.field());
            }
            if (gap.fixUrl() != null) {
                json.add("fixUrl", gap.fixUrl());
            }
            gaps.add(json);
        }
        return gaps.build();
    }

    /** The form field at fault if there is one, else the campaign, else the list to look for it. */
    private static String fixUrl(Refusal refusal) {
        if (!refusal.gaps().isEmpty()) {
            return refusal.gaps().get(0).fixUrl();
        }
        return refusal.campaign()
                .map(campaign -> "/console/campaign.xhtml?id=" + campaign.id())
                .orElse("/console/campaigns.xhtml");
    }
}
