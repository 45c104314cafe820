package io.outbound.receipt;

import io.outbound.channel.smtp.BounceAddress;
import io.outbound.delivery.Receipt;
import io.outbound.delivery.Receipts;
import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes a mail that came back and notes what it says. What carries no return path that we signed is not believed, so
 * nobody can have an address suppressed by writing a bounce.
 */
@ApplicationScoped
public class MailReceipts {

    private static final int MOST_BYTES = 500_000;

    /** What became of a mail. */
    public enum Result {
        APPLIED,
        /** The same was told before. */
        REPEATED,
        /** A report, of no message of ours, or without the proof that it is. */
        UNKNOWN_MESSAGE,
        /** Neither a bounce nor a complaint: for people. */
        NOT_A_RECEIPT
    }

    /**
     * @param event null when it is no report
     * @param deliveryId null when it is of none of ours
     * @param code null when none is said
     */
    public record Outcome(Result result, Receipt.Event event, Long deliveryId, String code) {

        /** Whether the mail has done its service. */
        boolean isDone() {
            return result == Result.APPLIED || result == Result.REPEATED;
        }
    }

    private BounceAddress bounces;
    private Receipts receipts;

    protected MailReceipts() {}

    @Inject
    public MailReceipts(BounceAddress bounces, Receipts receipts) {
        this.bounces = bounces;
        this.receipts = receipts;
    }

    /**
     * @param mail as it came, header and all
     * @throws DomainException INVALID {@code mail-unreadable}
     */
    public Outcome take(byte[] mail) {
        MailParts parts = parts(mail);
        Optional<MailReport> report = MailReports.read(parts);
        if (report.isEmpty()) {
            return new Outcome(Result.NOT_A_RECEIPT, null, null, null);
        }
        OptionalLong delivery = delivery(mail, parts);
        MailReport said = report.get();
        if (delivery.isEmpty()) {
            return new Outcome(Result.UNKNOWN_MESSAGE, said.event(), null, said.code());
        }
        return note(said, delivery.getAsLong());
    }

    private Outcome note(MailReport said, long delivery) {
        Receipts.Effect effect =
                receipts.take(new Receipt(delivery, said.event(), said.addressDead(), said.code(), said.text()));
        return switch (effect) {
            case APPLIED -> new Outcome(Result.APPLIED, said.event(), delivery, said.code());
            case REPEATED -> new Outcome(Result.REPEATED, said.event(), delivery, said.code());
            case UNKNOWN_MESSAGE -> new Outcome(Result.UNKNOWN_MESSAGE, said.event(), null, said.code());
        };
    }

    private static MailParts parts(byte[] mail) {
        try {
            return MailParts.of(mail);
        } catch (IOException e) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "mail-unreadable", "This is no mail: it has no header.");
        }
    }

    /** Wherever it stands: servers put it in To, in fields of the report, in the header of what they return. */
    private OptionalLong delivery(byte[] mail, MailParts parts) {
        String raw = new String(mail, 0, Math.min(mail.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
        OptionalLong found = bounces.deliveryIn(raw);
        if (found.isPresent()) {
            return found;
        }
        return parts.leaves().stream()
                .map(part -> bounces.deliveryIn(part.text()))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
