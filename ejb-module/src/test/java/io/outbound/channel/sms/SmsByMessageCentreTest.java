package io.outbound.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.kernel.ChannelId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a message centre of jSMPP's own. */
class SmsByMessageCentreTest {

    private static final String RECIPIENT = "+39 333 1234567";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private MessageCentre centre;
    private SmppLink link;

    @BeforeEach
    void open() throws IOException {
        centre = new MessageCentre();
    }

    @AfterEach
    void close() throws IOException {
        if (link != null) {
            link.close();
        }
        centre.close();
    }

    private SmsSender sender(String password, String query) {
        return sender(centre.port(), password, query);
    }

    private SmsSender sender(int port, String password, String query) {
        SmppUrl url = SmppUrl.parse("smpp://shop:" + password + "@127.0.0.1:" + port + query);
        link = new SmppLink(
                url, (channel, id, word, code) -> told.add(channel + " " + id + " " + word + " " + code), 1_000);
        return new SmsSender(Optional.empty(), Optional.of(link), url.payload());
    }

    private SmsSender sender() {
        return sender(MessageCentre.PASSWORD, "?window=4");
    }

    private static Message saying(String text) {
        return new Message(
                7,
                ChannelId.SMS,
                "<7.run@outbound.invalid>",
                "Shop",
                "SHOP",
                RECIPIENT,
                "",
                "",
                text,
                Map.of(),
                Instant.parse("2026-11-22T15:00:00Z"));
    }

    @Test
    void aTextOfTheGsmAlphabetLeavesInSeptetsAndTheCentresIdComesBack() {
        assertThat(sender().send(saying("Hi {é} €5"))).isEqualTo(new Accepted("smpp-ok m-1", "m-1"));
        SubmitSm sent = centre.submitted.get(0);
        assertThat(sent.getDestAddress()).isEqualTo("393331234567");
        assertThat(sent.getSourceAddr()).isEqualTo("SHOP");
        assertThat(sent.getDataCoding()).isZero();
        assertThat(sent.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(sent.getShortMessage())
                .containsExactly('H', 'i', ' ', 0x1B, 0x28, 5, 0x1B, 0x29, ' ', 0x1B, 0x65, '5');
    }

    @Test
    void anyOtherTextLeavesInUcs2() {
        sender().send(saying("Привет ☃"));
        SubmitSm sent = centre.submitted.get(0);
        assertThat(sent.getDataCoding()).isEqualTo((byte) 8);
        assertThat(new String(sent.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo("Привет ☃");
    }

    @Test
    void aLongTextLeavesAsOneAndTheCentreCutsIt() {
        String text = "x".repeat(161);
        sender().send(saying(text));
        SubmitSm sent = centre.submitted.get(0);
        assertThat(sent.getShortMessage()).isNullOrEmpty();
        OptionalParameter.OctetString payload =
                (OptionalParameter.OctetString) sent.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        assertThat(payload.getValueAsString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"x,153,0", "я,67,8"})
    void orInPartsThatPhonesJoin(String character, int each, byte coding) {
        String text = character.repeat(each * 2 + 1);
        assertThat(sender(MessageCentre.PASSWORD, "?long=parts").send(saying(text)))
                .isEqualTo(new Accepted("smpp-ok m-1", "m-1"));
        assertThat(centre.submitted).hasSize(3).allSatisfy(part -> {
            assertThat(part.getEsmClass()).isEqualTo((byte) 0x40);
            assertThat(part.getDataCoding()).isEqualTo(coding);
            assertThat(part.getShortMessage()).startsWith(5, 0, 3).hasSizeLessThanOrEqualTo(6 + 153);
        });
        assertThat(IntStream.range(0, 3).mapToObj(i -> centre.submitted.get(i).getShortMessage()))
                .extracting(part -> part[4] + "/" + part[5])
                .containsExactly("3/1", "3/2", "3/3");
    }

    @ParameterizedTest
    @CsvSource({"0x58,temporary", "0x14,temporary", "0x08,temporary", "0x0B,dead", "0x0A,permanent", "0x45,permanent"})
    void whatTheCentreRefusesIsForNowForEverOrForThisNumber(String status, String meaning) {
        centre.refusing(Integer.decode(status));
        SendResult result = sender().send(saying("Hi"));
        switch (meaning) {
            case "temporary" -> assertThat(result).isInstanceOf(TemporaryFailure.class);
            case "dead" ->
                assertThat(((PermanentFailure) result).addressInvalid()).isTrue();
            default -> assertThat(((PermanentFailure) result).addressInvalid()).isFalse();
        }
    }

    @Test
    void throttlingPassesAndTheSameConnectionGoesOn() {
        SmsSender sender = sender();
        centre.refusing(SMPPConstant.STAT_ESME_RTHROTTLED);
        assertThat(sender.send(saying("Hi"))).isInstanceOf(TemporaryFailure.class);
        centre.refusing(0);
        assertThat(sender.send(saying("Hi"))).isInstanceOf(Accepted.class);
        assertThat(centre.binds()).isEqualTo(1);
    }

    @Test
    void whatIsNotAnsweredIsInDoubt() {
        centre.silent();
        assertThat(sender().send(saying("Hi"))).isInstanceOf(Unknown.class);
    }

    @Test
    void aCentreThatIsAwayOrWantsAnotherPasswordHasGotNothing() throws IOException {
        assertThat(sender("wrong", "").send(saying("Hi"))).isInstanceOf(TemporaryFailure.class);
        SmsSender alone = sender(MessageCentre.freePort(), MessageCentre.PASSWORD, "");
        assertThat(alone.send(saying("Hi"))).isInstanceOf(TemporaryFailure.class);
        assertThat(centre.submitted).isEmpty();
    }

    @Test
    void manyThreadsShareOneConnectionAndNoMoreThanItsWindowAreUnderWay() throws InterruptedException {
        SmsSender sender = sender();
        centre.slowly(20);
        List<Thread> slots = IntStream.range(0, 12)
                .mapToObj(slot -> new Thread(() -> IntStream.range(0, 5).forEach(i -> sender.send(saying("Hi")))))
                .toList();
        slots.forEach(Thread::start);
        for (Thread slot : slots) {
            slot.join();
        }
        assertThat(centre.submitted).hasSize(60);
        assertThat(centre.binds()).isEqualTo(1);
        assertThat(centre.mostUnderWay()).isBetween(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIVRD", "UNDELIV"})
    void aReceiptOfTheCentreIsHandedOn(String state) throws Exception {
        SmsSender sender = sender();
        sender.send(saying("Hi"));
        centre.report("m-1", state, "011");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("SMS m-1 " + state + " 011");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://a:b@c", "smpp://host:2775", "smpp://a:b@h?window=0", "smpp://a:b@h?long=cut", "smpp:"})
    void whatCannotBeReadIsSaidAtTheStart(String url) {
        assertThatThrownBy(() -> SmppUrl.parse(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0187");
    }
}
