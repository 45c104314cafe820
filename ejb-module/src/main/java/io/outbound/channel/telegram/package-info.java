/** Telegram's bots: their tokens, and whether Telegram still knows them. */
package io.outbound.channel.telegram;
