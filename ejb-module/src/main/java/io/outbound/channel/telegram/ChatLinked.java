package io.outbound.channel.telegram;

import java.util.UUID;

/** A contact has opened a chat with a bot by its own link. */
public record ChatLinked(UUID contactId, String chatId) {}
