package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.util.List;

/** Why a campaign cannot start, or did not: stable codes, with the field at fault and the page to fix it. */
enum ReasonCode {
    LAUNCH_TYPE_MISSING(true, "launchType", "No launch type is chosen."),
    SEND_TIME_MISSING(true, "sendTime", "No send time is set."),
    SEND_TIME_IN_PAST(true, "sendTime", "The send time has passed."),
    RECURRENCE_MISSING(true, "recurrence", "It is not set how the campaign repeats."),
    TEMPLATE_MISSING(true, "templateId", "No template is chosen."),
    TEMPLATE_DELETED(false, "templateId", "The template was deleted."),
    TEMPLATE_CHANNEL(false, "templateId", "The template is for another channel."),
    TEMPLATE_INVALID(false, "templateId", "The template cannot be filled in."),
    SENDER_MISSING(true, "senderId", "No sender is chosen."),
    SENDER_DELETED(false, "senderId", "The sender was deleted."),
    SENDER_PAUSED(false, "senderId", "The sender is paused."),
    SENDER_CHANNEL(false, "senderId", "The sender is for another channel."),
    DOMAIN_UNVERIFIED(false, "senderId", "The sender's address is not confirmed yet."),
    TELEGRAM_BOT_MISSING(true, "telegramBotId", "No Telegram bot is chosen."),
    TELEGRAM_BOT_DELETED(false, "telegramBotId", "The Telegram bot was deleted."),
    TELEGRAM_BOT_BLOCKED(false, "telegramBotId", "Telegram has blocked the bot, or its token was revoked."),
    AUDIENCE_MISSING(true, "contactListId", "Neither a contact list nor a segment is chosen."),
    CONTACT_LIST_DELETED(false, "contactListId", "The contact list was deleted."),
    SEGMENT_DELETED(false, "includeSegments", "A segment was deleted."),
    SEGMENT_CONFLICT(false, "excludeSegments", "A segment is both included and excluded."),
    SEGMENT_EMPTY(false, "contactListId", "There is nobody to send to."),
    CHANNEL_NOT_CONFIGURED(false, "channel", "The channel is not configured: nothing can leave."),
    PERMISSION_RESTRICTED(false, null, "Whoever scheduled the campaign may not launch campaigns any more."),
    INSUFFICIENT_FUNDS(false, null, "The balance does not cover what it is expected to cost."),
    PROFILE_VARIABLE_NOT_ALLOWED(
            false, "templateId", "High-throughput campaigns know context variables only; the template uses profile."),
    SYSTEM_VARIABLE_NOT_ALLOWED(
            false, "templateId", "Triggered messages have no unsubscribe link; the template uses context.system."),
    WINDOW_ENDED(false, "window", "Its time came after the end of its window."),
    ALL_FAILED(false, null, "Nothing could be sent."),
    ALL_SKIPPED(false, null, "Every recipient was skipped.");

    private final boolean visible;
    private final String field;
    private final String message;

    ReasonCode(boolean visible, String field, String message) {
        this.visible = visible;
        this.field = field;
        this.message = message;
    }

    /** Whether the campaign itself shows it: no other thing has to be looked at, and {@code finish} refuses it. */
    static boolean isStatic(FailureReason reason) {
        return valueOf(reason.code()).visible;
    }

    /** Whether a halted run, whose audience and template are frozen, cannot go on with it either. */
    static boolean hindersAHaltedRun(FailureReason reason) {
        return List.of("senderId", "telegramBotId", "channel").contains(String.valueOf(reason.field()));
    }

    /** Of a contact list that nobody chose: the rule of a segment names it. */
    static FailureReason namedListDeleted(ChannelId channel, String field) {
        String sentence = "A contact list that a segment names was deleted.";
        return new FailureReason(CONTACT_LIST_DELETED.name(), channel, sentence, field, null);
    }

    FailureReason on(ChannelId channel) {
        return on(channel, message);
    }

    FailureReason on(ChannelId channel, String sentence) {
        return new FailureReason(name(), channel, sentence, field, null);
    }
}
