package io.outbound.channel.sms;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.sms.SmsText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Hands SMS to a message centre: GSM 7-bit where the text allows it, else UCS-2 (SMPP 3.4 §4.4, §5.2). */
final class SmppGateway {

    private static final byte[] EMPTY = new byte[0];
    private static final Set<Integer> LATER = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RINVBNDSTS);

    private final SmppLink link;
    private final boolean payload;

    SmppGateway(SmppLink link, boolean payload) {
        this.link = link;
        this.payload = payload;
    }

    SendResult send(Message message, String number) {
        List<String> parts = payload ? List.of(message.plain()) : SmsText.parts(message.plain());
        boolean gsm = SmsText.isGsm(message.plain());
        int reference = ThreadLocalRandom.current().nextInt(256);
        SendResult first = null;
        for (int i = 0; i < parts.size(); i++) {
            byte[] header = parts.size() == 1 ? EMPTY : header(reference, parts.size(), i + 1);
            SendResult result = send(message, number, gsm, header, parts.get(i));
            if (!(result instanceof Accepted)) {
                return first == null ? result : new Unknown("smpp-parts: a part of it had left, the rest was refused");
            }
            first = first == null ? result : first;
        }
        return first;
    }

    /** Joins the parts on the phone (3GPP TS 23.040 §9.2.3.24.1). */
    private static byte[] header(int reference, int parts, int number) {
        return new byte[] {5, 0, 3, (byte) reference, (byte) parts, (byte) number};
    }

    private SendResult send(Message message, String number, boolean gsm, byte[] header, String text) {
        byte[] octets = gsm ? SmsText.septets(text) : text.getBytes(StandardCharsets.UTF_16BE);
        try {
            return link.submit(session -> submit(session, message, number, gsm, header, octets));
        } catch (SmppLink.NotBoundException e) {
            return new TemporaryFailure(e.getMessage(), Optional.empty());
        } catch (NegativeResponseException e) {
            return refused(e.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            return new Unknown(
                    "no-answer: the message had left, " + e.getClass().getSimpleName());
        } catch (PDUException e) {
            return new PermanentFailure("smpp-message: it cannot be said in SMPP", false);
        } catch (IOException e) {
            return new TemporaryFailure("connection: lost before the message had left", Optional.empty());
        }
    }

    private static SendResult submit(
            SMPPSession session, Message message, String number, boolean gsm, byte[] header, byte[] octets)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean whole = header.length == 0 && SmsText.segments(message.plain()) > 1;
        String from = String.valueOf(message.senderAddress());
        boolean named = from.chars().anyMatch(Character::isLetter);
        DataCoding coding = new GeneralDataCoding(gsm ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2);
        String id = session.submitShortMessage(
                        "",
                        named ? TypeOfNumber.ALPHANUMERIC : TypeOfNumber.INTERNATIONAL,
                        named ? NumberingPlanIndicator.UNKNOWN : NumberingPlanIndicator.ISDN,
                        from.replace("+", ""),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        number,
                        new ESMClass(header.length == 0 ? 0 : 0x40),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        coding,
                        (byte) 0,
                        whole ? EMPTY : joined(header, octets),
                        whole
                                ? new OptionalParameter[] {new OptionalParameter.Message_payload(octets)}
                                : new OptionalParameter[0])
                .getMessageId();
        return new Accepted("smpp-ok " + id, id);
    }

    private static byte[] joined(byte[] header, byte[] octets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(octets);
        return all.toByteArray();
    }

    private static SendResult refused(int status) {
        String reason = "smpp-refused: " + String.format("0x%08X", status);
        if (LATER.contains(status)) {
            return new TemporaryFailure(reason, Optional.empty());
        }
        return new PermanentFailure(reason, status == SMPPConstant.STAT_ESME_RINVDSTADR);
    }
}
