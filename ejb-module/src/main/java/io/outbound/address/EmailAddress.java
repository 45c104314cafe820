package io.outbound.address;

import io.outbound.kernel.DomainException;
import java.util.Optional;

/**
 * An email address that could be written to (RFC 5321 §4.1.2 with RFC 6531), and the keys under which it is compared.
 * What was typed is what gets mailed; a key is only ever compared. Two are equal when they were typed alike.
 */
public final class EmailAddress {

    /** The longest key of any valid address, in characters; what key columns hold. */
    public static final int MAX_KEY_LENGTH = 320;

    private final String typed;
    private final AddressParts parts;
    private final String key;

    private EmailAddress(String typed) {
        this.typed = typed;
        parts = AddressParts.of(typed);
        key = AddressKey.of(parts, Similarity.STANDARD);
        if (key.length() > MAX_KEY_LENGTH
                || AddressKey.of(parts, Similarity.LOOSE).length() > MAX_KEY_LENGTH) {
            throw AddressParts.invalid("The email address is too long.");
        }
    }

    /**
     * @param typed as it was given, outer white space included
     * @throws DomainException INVALID {@code invalid-email}, with a sentence that says what to change
     */
    public static EmailAddress parse(String typed) {
        return new EmailAddress(typed);
    }

    public static Optional<EmailAddress> tryParse(String typed) {
        try {
            return Optional.of(new EmailAddress(typed));
        } catch (DomainException invalid) {
            return Optional.empty();
        }
    }

    /** As it will be mailed: what was typed without outer white space and without the root dot of the domain. */
    public String address() {
        return parts.local() + "@" + parts.typedDomain();
    }

    /** As it was typed, quotes included. */
    public String localPart() {
        return parts.local();
    }

    /** A-labels, lower case. */
    public String domain() {
        return parts.domain();
    }

    /** What two similar addresses have in common. At most {@value #MAX_KEY_LENGTH} characters. */
    public String key(Similarity similarity) {
        return similarity == Similarity.STANDARD ? key : AddressKey.of(parts, similarity);
    }

    /**
     * Whether letters of different scripts are mixed in a way that can pass for another address (UTS 39, "highly
     * restrictive"). Such an address is valid and similar to no other; people should be told.
     */
    public boolean looksLikeAnother() {
        return LookAlikes.mixesScripts(parts.local());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && address.typed.equals(typed);
    }

    @Override
    public int hashCode() {
        return typed.hashCode();
    }

    @Override
    public String toString() {
        return typed;
    }
}
