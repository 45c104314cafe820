package io.outbound.trigger;

import io.outbound.kernel.ChannelId;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses that a call brings for one recipient; null for what is absent. */
public record ChannelData(String emailAddress, String mobilePhoneNumber, String telegramChatId, String viberId) {

    static final ChannelData NONE = new ChannelData(null, null, null, null);

    /** Of this channel. */
    Optional<String> address(ChannelId channel) {
        return switch (channel) {
            case EMAIL -> Optional.ofNullable(emailAddress);
            case SMS -> Optional.ofNullable(mobilePhoneNumber);
            case TELEGRAM -> Optional.ofNullable(telegramChatId);
            case VIBER ->
                Stream.of(Optional.ofNullable(viberId), Optional.ofNullable(mobilePhoneNumber))
                        .flatMap(Optional::stream)
                        .findFirst();
            case WEBPUSH -> Optional.empty();
        };
    }

    /** The property that has, or should have, this channel's address. */
    String property(ChannelId channel) {
        return switch (channel) {
            case EMAIL -> "emailAddress";
            case SMS -> "mobilePhoneNumber";
            case TELEGRAM -> "telegramChatId";
            case VIBER -> viberId == null ? "mobilePhoneNumber" : "viberId";
            case WEBPUSH -> "pushInfo";
        };
    }

    /** Whether user ids of this namespace are addresses of the channel. */
    static boolean isNamespaceOf(ChannelId channel, String namespace) {
        return switch (channel) {
            case EMAIL -> "email".equalsIgnoreCase(namespace);
            case SMS, VIBER -> "phone".equalsIgnoreCase(namespace);
            case TELEGRAM -> "telegram".equalsIgnoreCase(namespace);
            case WEBPUSH -> false;
        };
    }
}
