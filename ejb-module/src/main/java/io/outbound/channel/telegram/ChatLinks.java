package io.outbound.channel.telegram;

import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that open a chat and say for whom: what a bot is told after {@code /start}, at most 64 characters (Bot API, "Deep
 * linking"). Who has a link can take the contact's messages, so it lives for a week only and for one bot.
 */
@ApplicationScoped
public class ChatLinks {

    private static final String PURPOSE = "telegram-chat-link";
    private static final Duration VALID = Duration.ofDays(7);
    private static final int MAC = 16;

    private Secrets secrets;
    private Clock clock;

    protected ChatLinks() {}

    @Inject
    public ChatLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String token(UUID bot, UUID contact) {
        int hour = (int) (clock.instant().plus(VALID).getEpochSecond() / 3600);
        ByteBuffer token = ByteBuffer.allocate(20 + MAC)
                .putLong(contact.getMostSignificantBits())
                .putLong(contact.getLeastSignificantBits())
                .putInt(hour)
                .put(mac(bot, contact, hour));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    Instant validUntil() {
        return Instant.ofEpochSecond(clock.instant().plus(VALID).getEpochSecond() / 3600 * 3600);
    }

    /** Whose link this is; empty when it is none of ours, for another bot, or too old. */
    Optional<UUID> contact(UUID bot, String token) {
        try {
            ByteBuffer said = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            UUID contact = new UUID(said.getLong(), said.getLong());
            int hour = said.getInt();
            byte[] mac = new byte[said.remaining()];
            said.get(mac);
            boolean ours = MessageDigest.isEqual(mac, mac(bot, contact, hour));
            return ours && clock.instant().getEpochSecond() < hour * 3600L ? Optional.of(contact) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException none) {
            return Optional.empty();
        }
    }

    private byte[] mac(UUID bot, UUID contact, int hour) {
        String whole = secrets.hmac(PURPOSE, bot + " " + contact + " " + hour);
        return HexFormat.of().parseHex(whole.substring(0, 2 * MAC));
    }
}
