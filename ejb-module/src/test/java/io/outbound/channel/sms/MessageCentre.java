package io.outbound.channel.sms;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A message centre that takes SMS as it is told. */
final class MessageCentre implements ServerMessageReceiverListener, AutoCloseable {

    static final String PASSWORD = "secret";

    final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();

    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SMPPServerSessionListener listener;
    private volatile int status;
    private volatile int millis;

    MessageCentre() throws IOException {
        listener = new SMPPServerSessionListener(freePort());
        listener.setMessageReceiverListener(this);
        listener.setPduProcessorDegree(8);
        Thread thread = new Thread(this::accept, "message-centre");
        thread.setDaemon(true);
        thread.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return listener.getPort();
    }

    int binds() {
        return binds.get();
    }

    int mostUnderWay() {
        return most.get();
    }

    /** Every message, with this status; 0: none. */
    void refusing(int commandStatus) {
        status = commandStatus;
    }

    void slowly(int each) {
        millis = each;
    }

    /** Takes messages and says nothing for a long time. */
    void silent() {
        millis = 20_000;
    }

    void report(String id, String state, String error)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        String text = "id:" + id + " sub:001 dlvrd:001 submit date:2611221500 done date:2611221501 stat:" + state
                + " err:" + error + " text:Hi";
        sessions.get(0)
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "393331234567",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "SHOP",
                        new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        text.getBytes(StandardCharsets.US_ASCII));
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                SMPPServerSession session = listener.accept();
                Thread binding = new Thread(() -> bind(session), "message-centre-bind");
                binding.setDaemon(true);
                binding.start();
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            if (!PASSWORD.equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            request.accept("centre", InterfaceVersion.IF_34);
            sessions.add(session);
            binds.incrementAndGet();
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            closed.await(millis, TimeUnit.MILLISECONDS);
            if (status != 0) {
                throw new ProcessRequestException("refused", status);
            }
            submitted.add(message);
            return new SubmitSmResult(new MessageId("m-" + submitted.size()), new OptionalParameter[0]);
        } catch (InterruptedException | PDUStringException e) {
            throw new ProcessRequestException("stopped", SMPPConstant.STAT_ESME_RSYSERR);
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm message, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm message, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm message, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        sessions.forEach(SMPPServerSession::close);
    }
}
