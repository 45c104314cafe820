package io.outbound.channel.smtp;

import io.outbound.address.EmailAddress;
import io.outbound.settings.Configuration;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The mailbox that takes bounces, {@code outbound.email.bounce-address}: every message has its own tag of it as envelope
 * sender. Without one, bounces go to the sender's address and nobody here reads them.
 */
@ApplicationScoped
public class BounceAddress {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._-]{1,28}");

    private Optional<ReturnPath> returnPath = Optional.empty();

    protected BounceAddress() {}

    @Inject
    public BounceAddress(Configuration configuration, Secrets secrets) {
        this(configuration.text("outbound.email.bounce-address"), secrets);
    }

    /** @throws IllegalStateException when it is no address, or one that has no room for a tag */
    public BounceAddress(Optional<String> address, Secrets secrets) {
        returnPath = address.map(text -> returnPath(text, secrets));
    }

    private static ReturnPath returnPath(String text, Secrets secrets) {
        return EmailAddress.tryParse(text)
                .filter(address -> LOCAL.matcher(address.localPart()).matches())
                .map(address -> new ReturnPath(secrets, address.localPart(), address.domain()))
                .orElseThrow(() -> new IllegalStateException(
                        "OUT-0146 outbound.email.bounce-address must be like bounces@example.com, with at most 28 letters,"
                                + " digits, dots, hyphens and underscores before the @."));
    }

    Optional<ReturnPath> returnPath() {
        return returnPath;
    }

    /** The delivery of which a text holds the return path; empty when it holds none of ours, or a forged one. */
    public OptionalLong deliveryIn(CharSequence text) {
        return returnPath.map(path -> path.deliveryIn(text)).orElse(OptionalLong.empty());
    }

    /** The envelope sender of a message; empty when no mailbox takes bounces. */
    public Optional<String> of(long deliveryId) {
        return returnPath.map(path -> path.of(deliveryId));
    }
}
