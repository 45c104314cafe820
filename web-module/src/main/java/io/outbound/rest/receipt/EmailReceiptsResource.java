package io.outbound.rest.receipt;

import io.outbound.delivery.Receipt;
import io.outbound.receipt.MailReceipts;
import io.outbound.rest.json.LimitedBody;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** {@code /v1/receipts/email}: mail that came back, handed over by the server that took it. */
@Path("v1/receipts/email")
@Consumes("message/rfc822")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.RECEIPTS_WRITE)
public class EmailReceiptsResource {

    private MailReceipts receipts;

    protected EmailReceiptsResource() {}

    @Inject
    public EmailReceiptsResource(MailReceipts receipts) {
        this.receipts = receipts;
    }

    /** Also of no use to us it is answered 200: a mail server that is refused would bounce the bounce. */
    @POST
    @RolesAllowed(Scope.RECEIPTS_WRITE)
    @Summary("Notes what a bounce or a complaint says of a message; the body is the mail as it came.")
    public EmailReceiptJson take(InputStream mail) throws IOException {
        return EmailReceiptJson.of(receipts.take(LimitedBody.read(mail, LimitedBody.BULK)));
    }

    /**
     * @param event null when the mail is no receipt
     * @param messageId null when it is of no message of ours
     */
    record EmailReceiptJson(MailReceipts.Result result, Receipt.Event event, String messageId, String code) {

        static EmailReceiptJson of(MailReceipts.Outcome outcome) {
            return new EmailReceiptJson(
                    outcome.result(),
                    outcome.event(),
                    outcome.deliveryId() == null ? null : String.valueOf(outcome.deliveryId()),
                    outcome.code());
        }
    }
}
