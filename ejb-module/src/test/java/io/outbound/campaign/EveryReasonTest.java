package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.Prices;
import io.outbound.store.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seed 2, "Failure Reasons": each by itself on each channel that has it, and all at once; on both databases. */
class EveryReasonTest {

    private static final Set<ChannelId> ALL = EnumSet.allOf(ChannelId.class);
    private static final Set<ChannelId> WITH_SENDER = EnumSet.of(ChannelId.EMAIL, ChannelId.SMS, ChannelId.VIBER);
    private static final Set<ChannelId> MAIL = EnumSet.of(ChannelId.EMAIL);
    private static final Set<ChannelId> TELEGRAM = EnumSet.of(ChannelId.TELEGRAM);

    private record Harm(ReasonCode expected, Set<ChannelId> channels, Consumer<StoredThings> does) {}

    private static final List<Harm> HARMS = List.of(
            new Harm(ReasonCode.TEMPLATE_MISSING, ALL, things -> things.template = null),
            new Harm(ReasonCode.TEMPLATE_DELETED, ALL, things -> things.delete("template", things.template)),
            new Harm(
                    ReasonCode.TEMPLATE_CHANNEL,
                    ALL,
                    things -> things.template =
                            things.template(things.channel == ChannelId.SMS ? ChannelId.VIBER : ChannelId.SMS)),
            new Harm(
                    ReasonCode.TEMPLATE_INVALID,
                    ALL,
                    things -> things.change("template", things.template, "plain = '{{ nobody.knows }}'")),
            new Harm(ReasonCode.SENDER_MISSING, WITH_SENDER, things -> things.sender = null),
            new Harm(
                    ReasonCode.SENDER_DELETED,
                    WITH_SENDER,
                    things -> things.change("sender", things.sender, "status = 'DELETED'")),
            new Harm(
                    ReasonCode.SENDER_PAUSED,
                    WITH_SENDER,
                    things -> things.change("sender", things.sender, "status = 'PAUSED'")),
            new Harm(
                    ReasonCode.SENDER_CHANNEL,
                    WITH_SENDER,
                    things -> things.sender =
                            things.sender(things.channel == ChannelId.SMS ? ChannelId.VIBER : ChannelId.SMS)),
            new Harm(
                    ReasonCode.DOMAIN_UNVERIFIED,
                    MAIL,
                    things -> things.change("sender", things.sender, "verified_at = null")),
            new Harm(ReasonCode.TELEGRAM_BOT_MISSING, TELEGRAM, things -> things.bot = null),
            new Harm(ReasonCode.TELEGRAM_BOT_DELETED, TELEGRAM, things -> things.delete("telegram_bot", things.bot)),
            new Harm(
                    ReasonCode.TELEGRAM_BOT_BLOCKED,
                    TELEGRAM,
                    things -> things.change("telegram_bot", things.bot, "status = 'BLOCKED'")),
            new Harm(ReasonCode.AUDIENCE_MISSING, ALL, things -> things.list = null),
            new Harm(ReasonCode.CONTACT_LIST_DELETED, ALL, things -> things.delete("contact_list", things.list)),
            new Harm(ReasonCode.SEGMENT_DELETED, ALL, things -> {
                UUID segment = things.segment();
                things.include.add(segment);
                things.delete("segment", segment);
            }),
            new Harm(ReasonCode.SEGMENT_CONFLICT, ALL, things -> {
                UUID segment = things.segment();
                things.include.add(segment);
                things.exclude.add(segment);
            }),
            new Harm(
                    ReasonCode.SEGMENT_EMPTY,
                    ALL,
                    things -> things.sql.update("delete from contact_list_member where list_id = ?", things.list)),
            new Harm(
                    ReasonCode.INSUFFICIENT_FUNDS,
                    EnumSet.of(ChannelId.SMS, ChannelId.VIBER),
                    things -> things.prices = new Prices("EUR", BigDecimal.ONE, BigDecimal.ONE)),
            new Harm(ReasonCode.CHANNEL_NOT_CONFIGURED, ALL, things -> things.configured = false),
            new Harm(
                    ReasonCode.PERMISSION_RESTRICTED,
                    ALL,
                    things -> things.sql.update("update account set disabled_at = created_at where username = 'ann'")),
            new Harm(
                    ReasonCode.PERMISSION_RESTRICTED,
                    ALL,
                    things -> things.sql.update("update account set role = 'VIEWER' where username = 'ann'")));

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachByItselfOnEachChannelThatHasIt(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            List<String> wrong = new ArrayList<>();
            for (Harm harm : HARMS) {
                for (ChannelId channel : harm.channels()) {
                    things.on(channel);
                    assertThat(found(things)).as("nothing on %s", channel).isEmpty();
                    harm.does().accept(things);
                    List<String> found = found(things);
                    if (!found.equals(List.of(harm.expected().name()))) {
                        wrong.add(harm.expected() + " on " + channel + ": " + found);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static List<String> found(StoredThings things) {
        return things.reasons();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void allAtOnceEachWithASentenceItsFieldAndAPageToMendIt(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            for (ChannelId channel : ChannelId.values()) {
                things.on(channel);
                things.delete("template", things.template);
                if (things.sender != null) {
                    things.change("sender", things.sender, "status = 'PAUSED'");
                }
                if (things.bot != null) {
                    things.change("telegram_bot", things.bot, "status = 'BLOCKED'");
                }
                things.delete("contact_list", things.list);
                UUID segment = things.segment();
                things.include.add(segment);
                things.exclude.add(segment);
                things.delete("segment", segment);
                things.configured = false;
                things.sql.update("update account set role = 'VIEWER' where username = 'ann'");

                List<FailureReason> reasons = things.fullReasons();
                List<String> expected = new ArrayList<>(List.of("TEMPLATE_DELETED"));
                if (WITH_SENDER.contains(channel)) {
                    expected.add("SENDER_PAUSED");
                } else if (channel == ChannelId.TELEGRAM) {
                    expected.add("TELEGRAM_BOT_BLOCKED");
                }
                expected.addAll(List.of(
                        "CONTACT_LIST_DELETED",
                        "SEGMENT_DELETED",
                        "SEGMENT_CONFLICT",
                        "CHANNEL_NOT_CONFIGURED",
                        "PERMISSION_RESTRICTED"));
                assertThat(reasons).extracting(FailureReason::code).containsExactlyElementsOf(expected);
                assertThat(reasons).allSatisfy(reason -> {
                    assertThat(reason.channel()).isEqualTo(channel);
                    assertThat(reason.message()).isNotBlank();
                    assertThat(reason.fixUrl()).startsWith("/console/");
                    assertThat(reason.field() != null || reason.code().equals("PERMISSION_RESTRICTED"))
                            .isTrue();
                });
            }
        }
    }
}
