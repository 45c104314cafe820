package io.outbound.channel;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.util.regex.Pattern;

/** What names and addresses senders of each channel may have. */
final class SenderRules {

    private static final int MAX_NAME = 200;
    private static final int MAX_VIBER_NAME = 28; // Viber REST API, sender.name
    /** 3GPP TS 23.040 §9.1.2.5: 11 characters; with a letter, so that it is no number. */
    private static final Pattern SMS_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ]{0,9}[A-Za-z0-9])?");

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private SenderRules() {}

    /** A display name becomes part of a mail header: one line, no control characters. */
    static String name(ChannelId channel, String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "A sender needs a name.");
        }
        int most = channel == ChannelId.VIBER ? MAX_VIBER_NAME : MAX_NAME;
        if (name.strip().length() > most) {
            throw DomainException.invalid("too-long", "/name", "At most " + most + " characters.");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw DomainException.invalid(
                    "header-control-char", "/name", "Line breaks and control characters are not allowed here.");
        }
        return name.strip();
    }

    /** @return null where the channel has none */
    static String address(ChannelId channel, String address) {
        String given = address == null ? "" : address.strip();
        return switch (channel) {
            case EMAIL -> email(given);
            case SMS -> smsId(given);
            default -> none(given);
        };
    }

    private static String email(String given) {
        return EmailAddress.tryParse(given)
                .map(EmailAddress::address)
                .orElseThrow(() -> DomainException.invalid(
                        "invalid-email", "/address", "An email sender needs an address of its own."));
    }

    private static String smsId(String given) {
        if (!SMS_ID.matcher(given).matches() && !E_164.matcher(given).matches()) {
            throw DomainException.invalid(
                    "sms-sender-invalid",
                    "/address",
                    "An SMS sender is 1 to 11 letters and digits with at least one letter, or a number such as +393331234567.");
        }
        return given;
    }

    private static String none(String given) {
        if (!given.isEmpty()) {
            throw DomainException.invalid(
                    "address-not-allowed", "/address", "Senders of this channel have a name only.");
        }
        return null;
    }
}
