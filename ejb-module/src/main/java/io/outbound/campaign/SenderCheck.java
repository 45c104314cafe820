package io.outbound.campaign;

import io.outbound.channel.Sender;
import io.outbound.channel.Senders;
import io.outbound.channel.VerifiedDomains;
import io.outbound.channel.telegram.TelegramBot;
import io.outbound.channel.telegram.TelegramBots;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether there is somebody it may come from: a sender, or a Telegram bot (seed 2.31–2.33). */
@ApplicationScoped
public class SenderCheck {

    /** Web pushes come from a site, Telegram messages from a bot. */
    private static final Set<ChannelId> WITH_SENDER = EnumSet.of(ChannelId.EMAIL, ChannelId.SMS, ChannelId.VIBER);

    private Senders senders;
    private VerifiedDomains domains;
    private TelegramBots bots;
    private Settings settings;

    protected SenderCheck() {}

    @Inject
    public SenderCheck(Senders senders, VerifiedDomains domains, TelegramBots bots, Settings settings) {
        this.senders = senders;
        this.domains = domains;
        this.bots = bots;
        this.settings = settings;
    }

    Optional<ReasonCode> reason(Campaign campaign) {
        return campaign.channel() == ChannelId.TELEGRAM ? bot(campaign) : sender(campaign);
    }

    private Optional<ReasonCode> bot(Campaign campaign) {
        UUID id = campaign.settings().telegramBotId();
        Optional<TelegramBot> bot = id == null ? Optional.empty() : bots.byId(id);
        if (bot.isEmpty()) {
            return Optional.of(ReasonCode.TELEGRAM_BOT_MISSING);
        }
        if (bot.get().isDeleted()) {
            return Optional.of(ReasonCode.TELEGRAM_BOT_DELETED);
        }
        return bot.get().status() == TelegramBot.Status.BLOCKED
                ? Optional.of(ReasonCode.TELEGRAM_BOT_BLOCKED)
                : Optional.empty();
    }

    private Optional<ReasonCode> sender(Campaign campaign) {
        UUID id = campaign.settings().senderId();
        if (id == null) {
            return WITH_SENDER.contains(campaign.channel()) ? Optional.of(ReasonCode.SENDER_MISSING) : Optional.empty();
        }
        Sender sender = senders.byId(id).orElse(null);
        if (sender == null || sender.status() == Sender.Status.DELETED) {
            return Optional.of(ReasonCode.SENDER_DELETED);
        }
        if (sender.channel() != campaign.channel()) {
            return Optional.of(ReasonCode.SENDER_CHANNEL);
        }
        if (sender.status() == Sender.Status.PAUSED) {
            return Optional.of(ReasonCode.SENDER_PAUSED);
        }
        return mayUse(sender) ? Optional.empty() : Optional.of(ReasonCode.DOMAIN_UNVERIFIED);
    }

    /** What does not leave need not be anybody's. */
    private boolean mayUse(Sender sender) {
        return settings.current().sandbox() || domains.mayUse(sender);
    }
}
