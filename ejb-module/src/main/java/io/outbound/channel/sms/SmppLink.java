package io.outbound.channel.sms;

import io.outbound.channel.spi.MessageReports;
import io.outbound.kernel.ChannelId;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.InvalidDeliveryReceiptException;

/**
 * One connection to a message centre (SMPP 3.4), bound as a transceiver: it is made when it is needed and made again
 * when it is lost. As many messages as its window has places are under way at once. Thread-safe.
 */
final class SmppLink implements MessageReceiverListener {

    private static final int ENQUIRE_MILLIS = 15_000;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final SmppUrl url;
    private final MessageReports reports;
    private final long millis;
    private final Semaphore window;
    private SMPPSession session;
    private long nextTry = System.nanoTime();

    /** @param millis to connect and bind, and for each answer */
    SmppLink(SmppUrl url, MessageReports reports, long millis) {
        this.url = url;
        this.reports = reports;
        this.millis = millis;
        this.window = new Semaphore(url.window(), true);
    }

    /** What is done with the connection while a place of its window is held. */
    @FunctionalInterface
    interface Submission<T> {
        T on(SMPPSession session)
                throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                        IOException;
    }

    /** Nothing was sent: there is no connection, or no free place in its window. */
    static final class NotBoundException extends Exception {

        private static final long serialVersionUID = 1L;

        NotBoundException(String message) {
            super(message);
        }
    }

    <T> T submit(Submission<T> submission)
            throws NotBoundException, PDUException, ResponseTimeoutException, InvalidResponseException,
                    NegativeResponseException, IOException {
        SMPPSession bound = bound();
        takePlace();
        try {
            return submission.on(bound);
        } finally {
            window.release();
        }
    }

    private void takePlace() throws NotBoundException {
        try {
            if (!window.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                throw new NotBoundException("window: the message centre answers too slowly");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotBoundException("interrupted: the server stops");
        }
    }

    /** Binds if it is not bound: receipts come in also when nothing is sent. */
    synchronized SMPPSession bound() throws NotBoundException {
        if (session != null && session.getSessionState().isBound()) {
            return session;
        }
        if (System.nanoTime() - nextTry < 0) {
            throw new NotBoundException("connect: the message centre was not there a moment ago");
        }
        close();
        session = bind();
        return session;
    }

    private SMPPSession bind() throws NotBoundException {
        SMPPSession fresh = url.secure() ? new SMPPSession(SmppLink::secured) : new SMPPSession();
        fresh.setTransactionTimer(millis);
        fresh.setEnquireLinkTimer(ENQUIRE_MILLIS);
        fresh.setMessageReceiverListener(this);
        try {
            fresh.connectAndBind(
                    url.host(),
                    url.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            url.systemId(),
                            url.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    millis);
            return fresh;
        } catch (IOException e) {
            nextTry = System.nanoTime() + PAUSE_NANOS;
            fresh.close();
            throw new NotBoundException("connect: " + e.getClass().getSimpleName() + ", " + e.getMessage());
        }
    }

    private static SocketConnection secured(String host, int port) throws IOException {
        return new SocketConnection(SSLSocketFactory.getDefault().createSocket(host, port));
    }

    synchronized void close() {
        if (session != null) {
            session.unbindAndClose();
            session = null;
        }
    }

    /** Is answered once it is kept; what cannot be kept the message centre says again. */
    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        if (!message.isSmscDeliveryReceipt()) {
            return;
        }
        try {
            DeliveryReceipt receipt = message.getShortMessageAsDeliveryReceipt();
            if (receipt.getId() != null && receipt.getFinalStatus() != null) {
                reports.told(
                        ChannelId.SMS, receipt.getId(), receipt.getFinalStatus().name(), receipt.getError());
            }
        } catch (InvalidDeliveryReceiptException unreadable) {
            // of no use to anybody, however often it is said
        } catch (RuntimeException e) {
            throw new ProcessRequestException("not kept", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // nothing waits for a phone to be there
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
