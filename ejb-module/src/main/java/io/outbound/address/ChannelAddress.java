package io.outbound.address;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one person is reached on one channel.
 *
 * @param address as it was given, without outer white space: what is written to
 * @param key what two spellings of the same address have in common: what is compared, counted once and suppressed; at
 *     most {@value EmailAddress#MAX_KEY_LENGTH} characters
 */
public record ChannelAddress(String address, String key) {

    private static final Pattern ID = Pattern.compile("\\S{1,64}+");

    /** @throws DomainException INVALID {@code invalid-email}, {@code invalid-phone} or {@code invalid-address} */
    public static ChannelAddress parse(ChannelId channel, String typed) {
        return switch (channel) {
            case EMAIL -> email(EmailAddress.parse(typed));
            case SMS -> phone(typed);
            case VIBER -> PhoneNumber.key(typed).isPresent() ? phone(typed) : id(typed);
            case TELEGRAM, WEBPUSH -> id(typed);
        };
    }

    /** Empty when this cannot be written to on the channel. */
    public static Optional<ChannelAddress> tryParse(ChannelId channel, String typed) {
        try {
            return Optional.of(parse(channel, typed));
        } catch (DomainException invalid) {
            return Optional.empty();
        }
    }

    private static ChannelAddress email(EmailAddress email) {
        return new ChannelAddress(email.address(), email.key(Similarity.STANDARD));
    }

    private static ChannelAddress phone(String typed) {
        return PhoneNumber.key(typed)
                .map(key -> new ChannelAddress(typed.strip(), key))
                .orElseThrow(() -> DomainException.invalid(
                        "invalid-phone", "", "A phone number has 5 to 15 digits, as +39 333 1234567."));
    }

    private static ChannelAddress id(String typed) {
        String id = typed == null ? "" : typed.strip();
        if (!ID.matcher(id).matches()) {
            throw DomainException.invalid("invalid-address", "", "An id has 1 to 64 characters and no spaces.");
        }
        return new ChannelAddress(id, id);
    }
}
