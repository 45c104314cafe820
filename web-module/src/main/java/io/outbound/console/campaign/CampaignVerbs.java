package io.outbound.console.campaign;

import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.CampaignEditing;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.FailureReason;
import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.console.Notices;
import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What a person asks of a campaign, from the list or from Info: do it, say how it went, show the page anew. */
@RequestScoped
public class CampaignVerbs {

    private CampaignLifecycle lifecycle;
    private CampaignEditing editing;
    private Notices notices;

    protected CampaignVerbs() {}

    @Inject
    public CampaignVerbs(CampaignLifecycle lifecycle, CampaignEditing editing, Notices notices) {
        this.lifecycle = lifecycle;
        this.editing = editing;
        this.notices = notices;
    }

    String launch(UUID id) {
        return say(() -> lifecycle.launch(id, Optional.empty()).status(), "done.launch.");
    }

    String finish(UUID id) {
        return say(() -> lifecycle.finish(id, Optional.empty()).status(), "done.finish.");
    }

    String activate(UUID id) {
        return say(() -> lifecycle.activate(id, Optional.empty()).status(), "done.activate.");
    }

    String deactivate(UUID id) {
        return say(() -> lifecycle.deactivate(id, Optional.empty()).status(), "done.deactivate.");
    }

    /** Then to the copy, which is a draft to be completed. */
    String duplicate(UUID id) {
        AtomicReference<UUID> copy = new AtomicReference<>();
        Optional<DomainException> refusal = Attempt.of(
                () -> copy.set(editing.duplicate(id, Optional.empty()).id()));
        refusal.ifPresentOrElse(notices::refused, () -> notices.done("done.duplicate"));
        return refusal.isPresent() ? Here.again() : Here.go("/console/campaign-form.xhtml?id=" + copy.get());
    }

    String delete(UUID id, String then) {
        Optional<DomainException> refusal = Attempt.of(() -> editing.delete(id, Optional.empty()));
        refusal.ifPresentOrElse(notices::refused, () -> notices.done("done.delete"));
        return refusal.isPresent() || then == null ? Here.again() : Here.go(then);
    }

    /** Why it failed; before it has run, what stands in the way of a start now. */
    List<FailureReason> reasons(CampaignDetails details) {
        CampaignStatus status = details.line().status();
        boolean open = status == CampaignStatus.DRAFT
                || status == CampaignStatus.READY
                || status == CampaignStatus.STOPPED
                || status == CampaignStatus.WAITING;
        return open ? lifecycle.preflight(details.line().id(), Optional.empty()) : details.failureReasons();
    }

    private String say(Supplier<CampaignStatus> verb, String key) {
        AtomicReference<CampaignStatus> now = new AtomicReference<>();
        Attempt.of(() -> now.set(verb.get()))
                .ifPresentOrElse(
                        notices::refused, () -> notices.done(key + now.get().name()));
        return Here.again();
    }
}
