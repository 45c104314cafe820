package io.outbound.channel.smtp;

import io.outbound.channel.spi.Message;
import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes messages ready for the wire: written, signed, with an address of their own to bounce to. */
@ApplicationScoped
public class Postings {

    private Function<String, List<DkimSigner>> signers = domain -> List.of();
    private Optional<ReturnPath> returnPath = Optional.empty();

    /** Neither signed nor with a return path of their own. */
    protected Postings() {}

    @Inject
    public Postings(DkimSigners signers, BounceAddress bounces) {
        this(signers::of, bounces.returnPath());
    }

    Postings(Function<String, List<DkimSigner>> signers, Optional<ReturnPath> returnPath) {
        this.signers = signers;
        this.returnPath = returnPath;
    }

    /**
     * @throws DomainException when an address is none
     * @throws IllegalArgumentException when a header would break its line
     * @throws io.outbound.store.StoreException when the keys that sign cannot be read
     * @throws io.outbound.settings.KeyUnavailableException likewise
     */
    Posting of(Message message) {
        Envelope from = Envelope.of(message.senderAddress());
        Envelope to = Envelope.of(message.recipient());
        Written written = MimeWriter.write(message, from.address(), to.address());
        Written signed = DkimSignature.sign(written, signers.apply(domain(from)), message.date());
        String bounces = returnPath
                .filter(path -> message.deliveryId() > 0)
                .map(path -> path.of(message.deliveryId()))
                .orElse(from.address());
        return new Posting(
                bounces, to.address(), from.needsUtf8() || to.needsUtf8(), DataForm.of(signed), signed.length());
    }

    private static String domain(Envelope from) {
        String address = from.address();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
