package io.outbound.channel;

import io.outbound.address.EmailAddress;
import io.outbound.channel.spi.Message;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.PublicUrl;
import io.outbound.store.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** What is written to an address that has to be confirmed: plain text, in both languages of the console. */
@ApplicationScoped
public class VerificationLetter {

    /** Not of the ledger: rows there begin with 1. */
    private static final long NO_DELIVERY = 0;

    private static final String TEXT = """
            Somebody wants to send messages from this address (%1$s) with Outbound.
            If that is right, open this link within seven days and confirm it:

            %2$s

            If you know nothing of it, do nothing: without your confirmation nothing is sent.

            --

            Qualcuno vuole inviare messaggi da questo indirizzo (%1$s) con Outbound.
            Se è giusto, apri il collegamento entro sette giorni e conferma. Altrimenti non fare nulla.
            """;

    private PublicUrl publicUrl;
    private IdSource ids;

    protected VerificationLetter() {}

    @Inject
    public VerificationLetter(PublicUrl publicUrl, IdSource ids) {
        this.publicUrl = publicUrl;
        this.ids = ids;
    }

    Message to(Sender sender, String token, Instant now) {
        String domain = EmailAddress.tryParse(sender.address())
                .map(EmailAddress::domain)
                .orElse("outbound.invalid");
        return new Message(
                NO_DELIVERY,
                ChannelId.EMAIL,
                "<" + ids.next() + "@" + domain + ">",
                sender.name(),
                sender.address(),
                sender.address(),
                "Confirm this address / Conferma questo indirizzo",
                "",
                TEXT.formatted(sender.address(), publicUrl.base() + "/t/v/" + token),
                Map.of(),
                now);
    }
}
