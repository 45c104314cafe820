package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.sandbox.SandboxInbox;
import io.outbound.channel.sandbox.SandboxMessages;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.consent.SuppressionReason;
import io.outbound.kernel.Attachment;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.template.AttachmentEntry;
import io.outbound.template.Attachments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveringARunTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everybodyIsWrittenToOnce(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(300);
            UUID run = node.run(InDoubt.HOLD);
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 300L));
            assertThat(node.post.recipients()).doesNotHaveDuplicates().hasSize(300);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageIsFilledInFromTheContactAndCanBeLeftByOneClick(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contact("ann@example.com");
            UUID run = node.run(InDoubt.HOLD);
            node.deliver(run);
            Message message = node.post.taken.get(0);
            assertThat(message.subject()).isEqualTo("Hi Name of ann@example.com");
            assertThat(message.plain()).isEqualTo("in Rome");
            String link = "https://out.example.net/outbound/t/u/EMAIL suppression(ann@example.com) "
                    + DeliveryFixture.CAMPAIGN + "-signed";
            assertThat(message.html()).contains(link);
            assertThat(message.headers())
                    .containsEntry("List-Unsubscribe", "<" + link + ">, <mailto:shop@example.org?subject=unsubscribe>")
                    .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            assertThat(node.one("message_id", message.deliveryId())).isEqualTo(message.messageId());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theFilesOfTheVersionARunSendsGoWithEachMessageAndAreHeldOnce(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(30);
            UUID run = node.run(InDoubt.HOLD);
            node.attach(run, "terms.pdf", "flyer.pdf");
            node.deliver(run);
            List<List<Attachment>> files =
                    node.post.taken.stream().map(Message::attachments).toList();
            assertThat(files).hasSize(30).allSatisfy(of -> {
                assertThat(of).extracting(Attachment::name).containsExactly("terms.pdf", "flyer.pdf");
                assertThat(of.get(0)).isSameAs(files.get(0).get(0));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSandboxInboxShowsTheFilesThatWouldHaveGoneWithAMessage(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(1);
            UUID run = node.run(InDoubt.HOLD);
            node.attach(run, "terms.pdf", "flyer.pdf");
            node.sandbox = true;
            node.deliver(run);
            SandboxMessages inbox =
                    new SandboxMessages(new SandboxInbox(node.sql, Clock.systemUTC()), new Attachments(node.sql));
            long id = inbox.list(Long.MAX_VALUE, "", 1).get(0).id();
            assertThat(inbox.byId(id).attachments())
                    .extracting(AttachmentEntry::name)
                    .containsExactly("terms.pdf", "flyer.pdf");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageIsCommittedAsAttemptingBeforeItTouchesTheWire(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(40);
            UUID run = node.run(InDoubt.HOLD);
            AtomicInteger wrong = new AtomicInteger();
            node.post.answer = message -> {
                wrong.addAndGet("ATTEMPTING".equals(node.one("state", message.deliveryId())) ? 0 : 1);
                return new SendResult.Accepted("250 ok");
            };
            node.deliver(run);
            assertThat(wrong).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void doubtNeverExceedsTheNumberOfSlots(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(60);
            UUID run = node.run(InDoubt.HOLD);
            AtomicInteger most = new AtomicInteger();
            node.post.answer = message -> {
                long open = node.sql.count("select count(*) from delivery where state = 'ATTEMPTING'");
                most.accumulateAndGet((int) open, Math::max);
                return new SendResult.Accepted("250 ok");
            };
            node.deliver(run);
            assertThat(most.get()).isBetween(1, DeliveryFixture.SLOTS);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoUnsubscribedAfterTheAudienceWasResolvedIsSkippedWithTheReason(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(5);
            UUID run = node.run(InDoubt.HOLD);
            node.suppressions.add(ChannelId.EMAIL, "p3@example.com", SuppressionReason.UNSUBSCRIBED, null);
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 4L, "SKIPPED", 1L));
            assertThat(node.post.recipients()).doesNotContain("p3@example.com");
            assertThat(node.sql.count(
                            "select count(*) from delivery where state = 'SKIPPED' and reply_code = 'suppressed'"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachAnswerEndsInItsStateAndADeadAddressIsNotWrittenToAgain(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(5);
            UUID run = node.run(InDoubt.HOLD);
            node.post.answer = message -> switch (message.recipient()) {
                case "p1@example.com" -> new SendResult.PermanentFailure("550 5.1.1 nobody", true);
                case "p2@example.com" -> new SendResult.PermanentFailure("552 5.2.2 full", false);
                case "p3@example.com" -> new SendResult.TemporaryFailure("451 later", Optional.empty());
                case "p4@example.com" -> new SendResult.Unknown("no-answer: cut");
                default -> new SendResult.Accepted("250 ok");
            };
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("FAILED", 2L, "DEFERRED", 1L, "UNKNOWN", 1L, "SENT", 1L));
            assertThat(node.suppressions.contains(ChannelId.EMAIL, "p1@example.com"))
                    .isTrue();
            assertThat(node.suppressions.contains(ChannelId.EMAIL, "p2@example.com"))
                    .isFalse();
            assertThat(node.sql.list(
                            "select d.address, a.result, a.code from delivery_attempt a join delivery d on d.id = a.delivery_id order by 1",
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)))
                    .containsExactly(
                            "p1@example.com PERMANENT 550",
                            "p2@example.com PERMANENT 552",
                            "p3@example.com TEMPORARY 451",
                            "p4@example.com UNKNOWN no-answer");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDeferredMessageIsSentAgainUnderTheSameIdOnceItIsDue(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(1);
            UUID run = node.run(InDoubt.HOLD);
            node.post.answer = message -> new SendResult.TemporaryFailure("421 busy", Optional.empty());
            node.deliver(run);
            assertThat(backInMinutes(node)).isBetween(0.7, 1.3);

            node.post.answer = message -> new SendResult.Accepted("250 ok");
            node.sql.update("update delivery set next_at = ?", Instant.now().minusSeconds(1));
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            assertThat(node.post.taken)
                    .extracting(Message::messageId)
                    .hasSize(2)
                    .containsOnly(node.post.taken.get(0).messageId());
        }
    }

    private static double backInMinutes(DeliveryFixture node) {
        Instant next = node.sql
                .first("select next_at from delivery", row -> io.outbound.store.Sql.instant(row, "next_at"))
                .orElseThrow();
        return (next.toEpochMilli() - System.currentTimeMillis()) / 60_000.0;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUnknownOutcomeIsTriedAgainWhenTheRunSaysResend(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(1);
            UUID run = node.run(InDoubt.RESEND);
            node.post.answer = message -> new SendResult.Unknown("no-answer: cut");
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("DEFERRED", 1L));
            assertThat(node.sql.count("select count(*) from delivery_attempt where result = 'UNKNOWN'"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(60)
    void aRunWithNothingLeftToSendEndsThoughItsChannelIsAskedToWaitLonger(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(1);
            UUID run = node.run(InDoubt.HOLD);
            node.post.answer =
                    message -> new SendResult.TemporaryFailure("429", Optional.of(Duration.ofSeconds(1_000)));
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("DEFERRED", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsOlderThanItsTimeToLiveIsSkipped(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(2);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update(
                    "update delivery set accepted_at = ? where address = 'p1@example.com'",
                    Instant.now().minusSeconds(86_401));
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L, "SKIPPED", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onceTheSandboxIsSwitchedOnNothingMoreOfARunUnderWayLeaves(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(50);
            UUID run = node.run(InDoubt.HOLD);
            node.post.answer = message -> {
                node.sandbox = true;
                return new SendResult.Accepted("250 ok");
            };
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 50L));
            assertThat(node.post.taken)
                    .as("what was on the wire when it was switched on")
                    .hasSizeLessThanOrEqualTo(DeliveryFixture.SLOTS);
            assertThat(node.sql.count("select count(*) from sandbox_message")).isEqualTo(50L - node.post.taken.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(60)
    void anErrorWhileOneMessageIsSentCostsNoOtherAndNoThread(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(30);
            UUID run = node.run(InDoubt.HOLD);
            node.post.answer = message -> {
                if (message.recipient().matches("p[1-9]@.*")) {
                    throw new OutOfMemoryError("on the wire");
                }
                return new SendResult.Accepted("250 ok");
            };
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 21L, "UNKNOWN", 9L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(60)
    void aMessageThatExhaustsTheProcessIsPutOffAndGivenUpInTheEnd(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(20);
            UUID run = node.run(InDoubt.HOLD);
            node.beforeComposing = claimed -> {
                if (claimed.address().equals("p7@example.com")) {
                    throw new StackOverflowError();
                }
            };
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 19L, "DEFERRED", 1L));
            for (int i = 0; i < 2; i++) {
                node.sql.update(
                        "update delivery set next_at = ? where state = 'DEFERRED'",
                        Instant.now().minusSeconds(1));
                node.deliver(run);
            }
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 19L, "FAILED", 1L));
            assertThat(node.sql.list("select reply_text from delivery where state = 'FAILED'", row -> row.getString(1)))
                    .first()
                    .asString()
                    .contains("StackOverflowError");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(60)
    void anOutcomeIsStoredThoughTheNextMessageCannotBeTakenOn(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(1);
            UUID run = node.run(InDoubt.HOLD);
            Held held = new Held();
            held.add(node.claims.ofRun(run, 0, 0, 10).claimed());
            held.end();
            SlotWorker.Work oneThenAFault = new SlotWorker.Work() {
                @Override
                public Claimed take() throws InterruptedException {
                    return held.take();
                }

                @Override
                public Claimed poll() {
                    throw new OutOfMemoryError("between two messages");
                }

                @Override
                public Mailing mailing(Claimed claimed) {
                    return node.mailings.of(run).orElseThrow();
                }

                @Override
                public void settled(long id) {
                    held.settled(id);
                }
            };
            new SlotWorker(oneThenAFault, new Slots(1), node.committer, node.steps).run();
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            assertThat(held.isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunThatIsStoppedGivesBackWhatNoSlotHasBegun(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(100);
            UUID run = node.run(InDoubt.HOLD);
            CountDownLatch begun = new CountDownLatch(DeliveryFixture.SLOTS);
            CountDownLatch goOn = new CountDownLatch(1);
            node.post.answer = message -> {
                begun.countDown();
                await(goOn);
                return new SendResult.Accepted("250 ok");
            };
            Thread driver = new Thread(() -> node.deliver(run, () -> begun.getCount() > 0));
            driver.start();
            await(begun);
            while (node.states(run).containsKey("CLAIMED")) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            driver.join(20_000);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 4L, "PENDING", 96L));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
