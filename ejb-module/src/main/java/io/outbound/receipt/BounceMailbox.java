package io.outbound.receipt;

import io.outbound.kernel.DomainException;
import io.outbound.receipt.MailReceipts.Outcome;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The mailbox in which bounces arrive. A mail is taken away once what it says is in the ledger; one that says nothing to
 * us stays, marked as read where the mailbox can do that. Cut off in between, the mail is read again, which changes
 * nothing.
 */
@ApplicationScoped
public class BounceMailbox {

    private static final int AT_ONCE = 500;
    private static final int LARGEST = 5_000_000;

    private Optional<MailboxUrl> url = Optional.empty();
    private MailReceipts receipts;

    protected BounceMailbox() {}

    @Inject
    public BounceMailbox(Configuration configuration, MailReceipts receipts) {
        this(configuration.text("outbound.email.bounce-mailbox.url").map(MailboxUrl::parse), receipts);
    }

    BounceMailbox(Optional<MailboxUrl> url, MailReceipts receipts) {
        this.url = url;
        this.receipts = receipts;
    }

    boolean isConfigured() {
        return url.isPresent();
    }

    /**
     * Reads what is new, the newest first.
     *
     * @return how many mails were taken away
     */
    int empty() throws MessagingException {
        MailboxUrl at = url.orElseThrow();
        try (Store store = Session.getInstance(at.properties()).getStore(at.protocol())) {
            store.connect(at.host(), at.port(), at.user(), at.password());
            try (Folder folder = store.getFolder(at.folder())) {
                folder.open(Folder.READ_WRITE);
                return empty(at, folder);
            }
        }
    }

    private int empty(MailboxUrl at, Folder folder) throws MessagingException {
        Message[] mails =
                at.isImap() ? folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)) : folder.getMessages();
        int taken = 0;
        for (int i = mails.length - 1; i >= Math.max(0, mails.length - AT_ONCE); i--) {
            if (isDone(mails[i])) {
                mails[i].setFlag(Flags.Flag.DELETED, true);
                taken++;
            } else if (at.isImap()) {
                mails[i].setFlag(Flags.Flag.SEEN, true);
            }
        }
        return taken;
    }

    private boolean isDone(Message mail) throws MessagingException {
        if (mail.getSize() > LARGEST) {
            return false;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
            mail.writeTo(bytes);
            Outcome outcome = receipts.take(bytes.toByteArray());
            return outcome.isDone();
        } catch (DomainException | IOException unreadable) {
            return false;
        }
    }
}
