package io.outbound.channel.telegram;

import io.outbound.audience.LinkedChats;
import io.outbound.channel.gateway.JsonAnswer;
import io.outbound.channel.gateway.UnreadableAnswerException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Telegram tells a bot: somebody opens a chat by a link of ours, or shuts the bot out. Telegram proves itself by the
 * secret that it was given with the address.
 */
@Stateless
@PermitAll
public class BotUpdates {

    private static final Pattern START = Pattern.compile("/start ([A-Za-z0-9_-]{1,64})");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}");

    private BotSecrets secrets;
    private ChatLinks links;
    private BlockedChats blocked;
    private LinkedChats chats;

    protected BotUpdates() {}

    @Inject
    public BotUpdates(BotSecrets secrets, ChatLinks links, BlockedChats blocked, LinkedChats chats) {
        this.secrets = secrets;
        this.links = links;
        this.blocked = blocked;
        this.chats = chats;
    }

    /**
     * One update, as often as it comes. What is no business of ours is passed over.
     *
     * @param secret as it came with the update
     * @return false when it is not Telegram that says so
     */
    public boolean receive(UUID bot, String secret, String json) {
        boolean genuine = secrets.isGenuine(bot, secret);
        if (genuine) {
            read(bot, json);
        }
        return genuine;
    }

    private void read(UUID bot, String json) {
        try {
            JsonAnswer update = JsonAnswer.of(json);
            chat(update, "/message/chat").ifPresent(chat -> said(bot, chat, update));
            chat(update, "/my_chat_member/chat").ifPresent(chat -> standing(bot, chat, update));
        } catch (UnreadableAnswerException e) {
            // of no use to anybody, however often it is sent
        }
    }

    /** Private chats only: a group is nobody's address. */
    private static Optional<String> chat(JsonAnswer update, String pointer) {
        return update.at(pointer + "/type")
                .filter("private"::equals)
                .flatMap(type -> update.at(pointer + "/id"))
                .filter(id -> CHAT.matcher(id).matches());
    }

    private void said(UUID bot, String chat, JsonAnswer update) {
        blocked.remove(bot, chat); // who writes to a bot has let it in again
        Matcher start = START.matcher(update.at("/message/text").orElse(""));
        if (start.matches()) {
            links.contact(bot, start.group(1)).ifPresent(contact -> chats.opened(contact, chat));
        }
    }

    private void standing(UUID bot, String chat, JsonAnswer update) {
        String status = update.at("/my_chat_member/new_chat_member/status").orElse("");
        if (status.equals("kicked")) {
            blocked.add(bot, chat);
        } else if (status.equals("member")) {
            blocked.remove(bot, chat);
        }
    }
}
