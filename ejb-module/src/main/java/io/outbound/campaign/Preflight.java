package io.outbound.campaign;

import io.outbound.channel.ChannelSenders;
import io.outbound.channel.Sender;
import io.outbound.channel.Senders;
import io.outbound.kernel.DomainException;
import io.outbound.settings.Settings;
import io.outbound.template.Template;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateVariables;
import io.outbound.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the way of a campaign: everything at once (seed 2, "Failure Reasons"). */
@ApplicationScoped
public class Preflight {

    private Templates templates;
    private TemplateEngine engine;
    private Senders senders;
    private AudienceCheck audience;
    private ChannelSenders channels;
    private Settings settings;

    protected Preflight() {}

    @Inject
    public Preflight(
            Templates templates,
            TemplateEngine engine,
            Senders senders,
            AudienceCheck audience,
            ChannelSenders channels,
            Settings settings) {
        this.templates = templates;
        this.engine = engine;
        this.senders = senders;
        this.audience = audience;
        this.channels = channels;
        this.settings = settings;
    }

    /** Empty when the campaign can start. */
    public List<FailureReason> check(Campaign campaign) {
        List<ReasonCode> found = new ArrayList<>();
        if (campaign.type() == CampaignType.BROADCAST && campaign.launchType() == null) {
            found.add(ReasonCode.LAUNCH_TYPE_MISSING);
        }
        schedule(campaign, found);
        message(campaign, found);
        if (campaign.type() == CampaignType.BROADCAST) {
            found.addAll(audience.reasons(campaign.settings().audience(), campaign.channel()));
        }
        if (!canLeave(campaign)) {
            found.add(ReasonCode.CHANNEL_NOT_CONFIGURED);
        }
        return reasons(campaign, found);
    }

    /** What stands in the way of its message alone: nothing about when and to whom. */
    List<FailureReason> checkMessage(Campaign campaign) {
        List<ReasonCode> found = new ArrayList<>();
        message(campaign, found);
        if (!canLeave(campaign)) {
            found.add(ReasonCode.CHANNEL_NOT_CONFIGURED);
        }
        return reasons(campaign, found);
    }

    private static List<FailureReason> reasons(Campaign campaign, List<ReasonCode> found) {
        return found.stream()
                .map(code -> code.on(campaign.channel()).fixedAt(FixPage.of(campaign, code)))
                .toList();
    }

    private void message(Campaign campaign, List<ReasonCode> found) {
        template(campaign).ifPresent(found::add);
        sender(campaign).ifPresent(found::add);
    }

    private static void schedule(Campaign campaign, List<ReasonCode> found) {
        boolean recurring = campaign.launchType() == LaunchType.RECURRING;
        if ((recurring || campaign.launchType() == LaunchType.SCHEDULE)
                && campaign.settings().sendTime() == null) {
            found.add(ReasonCode.SEND_TIME_MISSING);
        }
        if (recurring && campaign.settings().recurrence() == null) {
            found.add(ReasonCode.RECURRENCE_MISSING);
        }
    }

    private Optional<ReasonCode> template(Campaign campaign) {
        if (campaign.settings().templateId() == null) {
            return Optional.of(ReasonCode.TEMPLATE_MISSING);
        }
        Template template = templates.byId(campaign.settings().templateId()).orElse(null);
        if (template == null || template.isDeleted()) {
            return Optional.of(ReasonCode.TEMPLATE_DELETED);
        }
        if (template.channel() != campaign.channel()) {
            return Optional.of(ReasonCode.TEMPLATE_CHANNEL);
        }
        return content(campaign, template);
    }

    private Optional<ReasonCode> content(Campaign campaign, Template template) {
        try {
            TemplateVariables variables = engine.variables(template.content());
            if (campaign.type() == CampaignType.API_TRIGGERED && variables.needsSystem()) {
                return Optional.of(ReasonCode.SYSTEM_VARIABLE_NOT_ALLOWED);
            }
            boolean profile = !variables.profile().isEmpty();
            return profile && campaign.mode() == CampaignMode.HIGH_THROUGHPUT
                    ? Optional.of(ReasonCode.PROFILE_VARIABLE_NOT_ALLOWED)
                    : Optional.empty();
        } catch (DomainException e) {
            return Optional.of(ReasonCode.TEMPLATE_INVALID);
        }
    }

    private Optional<ReasonCode> sender(Campaign campaign) {
        if (campaign.settings().senderId() == null) {
            return Optional.of(ReasonCode.SENDER_MISSING);
        }
        Sender sender = senders.byId(campaign.settings().senderId()).orElse(null);
        if (sender == null || sender.status() == Sender.Status.DELETED) {
            return Optional.of(ReasonCode.SENDER_DELETED);
        }
        if (sender.channel() != campaign.channel()) {
            return Optional.of(ReasonCode.SENDER_CHANNEL);
        }
        return sender.status() == Sender.Status.PAUSED ? Optional.of(ReasonCode.SENDER_PAUSED) : Optional.empty();
    }

    /** With the sandbox on, messages of every channel land in the sandbox inbox. */
    private boolean canLeave(Campaign campaign) {
        return channels.configured(campaign.channel()) || settings.current().sandbox();
    }
}
