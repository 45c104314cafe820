package io.outbound.campaign;

import io.outbound.audience.ContactList;
import io.outbound.audience.ContactListFixture;
import io.outbound.audience.ContactLists;
import io.outbound.channel.ChannelSenders;
import io.outbound.channel.Sender;
import io.outbound.channel.Senders;
import io.outbound.channel.VerifiedDomains;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.telegram.TelegramBot;
import io.outbound.channel.telegram.TelegramBots;
import io.outbound.kernel.ChannelId;
import io.outbound.security.StandingRights;
import io.outbound.segment.Segment;
import io.outbound.segment.Segments;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.Sql;
import io.outbound.template.Template;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateFixture;
import io.outbound.template.Templates;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that preflight looks at, held in memory. */
final class Surroundings {

    private final Template mail = TemplateFixture.aTemplate(ChannelId.EMAIL, "<p>{{ profile.name }}</p>");
    private final Template sms = TemplateFixture.aTemplate(ChannelId.SMS, "");
    private final Template leavable =
            TemplateFixture.aTemplate(ChannelId.EMAIL, "<a href=\"{{ context.system.unsubscribeUrl }}\">leave</a>");
    private final Sender shop = new Sender(UUID.randomUUID(), ChannelId.EMAIL, "Shop", "s@x.test", Instant.EPOCH);
    private final Sender number = new Sender(UUID.randomUUID(), ChannelId.SMS, "Shop", null, Instant.EPOCH);
    private final TelegramBot herald = new TelegramBot(UUID.randomUUID(), "Herald", "sealed", Instant.EPOCH);
    private final ContactList all = ContactListFixture.aList();

    final UUID template = mail.id();
    final UUID leavableTemplate = leavable.id();
    final UUID smsTemplate = sms.id();
    final UUID sender = shop.id();
    final UUID smsSender = number.id();
    final UUID bot = herald.id();
    final UUID list = all.id();
    final UUID segment = UUID.randomUUID();
    private Segment romans = new Segment(segment, "Romans", "{\"op\":\"opened\"}", null, null, Instant.EPOCH, null, 0);

    /** Those who may launch nothing. */
    final Set<String> restricted = new HashSet<>();

    boolean empty;
    boolean poor;
    boolean configured = true;
    boolean sandbox;

    void deleteTemplate() {
        TemplateFixture.delete(mail);
    }

    Surroundings() {
        shop.verify(Instant.EPOCH);
    }

    void blockBot() {
        herald.checked(TelegramBot.Status.BLOCKED, Instant.EPOCH);
    }

    void deleteBot() {
        herald.delete(Instant.EPOCH);
    }

    void pauseSender() {
        shop.pause();
    }

    void deleteSender() {
        shop.delete();
    }

    void deleteSegment() {
        romans = new Segment(segment, "Romans", romans.rule(), null, null, Instant.EPOCH, Instant.EPOCH, 1);
    }

    void deleteList() {
        ContactListFixture.delete(all);
    }

    CampaignSnapshots snapshots() {
        return new CampaignSnapshots(new KnownTemplates(), new KnownSenders(), new KnownBots(), audience());
    }

    /** What foreign keys of a stored campaign look at. */
    void store(Sql sql) {
        sql.update(
                "insert into template (id, name, channel, created_at) values (?, 'Hello', 'EMAIL', ?)",
                template,
                Instant.EPOCH);
        sql.update(
                "insert into sender (id, channel, name, status, created_at) values (?, 'EMAIL', 'Shop', 'ACTIVE', ?)",
                sender,
                Instant.EPOCH);
        sql.update("insert into contact_list (id, name, created_at) values (?, 'All', ?)", list, Instant.EPOCH);
    }

    Preflight preflight() {
        return new Preflight(
                new TemplateCheck(new KnownTemplates(), new TemplateEngine()),
                new SenderCheck(
                        new KnownSenders(), new VerifiedDomains("trusted.test"), new KnownBots(), new KnownSettings()),
                audience(),
                new ChannelCheck(new KnownChannels(), new KnownSettings()),
                new LaunchPermission(new KnownRights()),
                new FundsCheck(null, null, null, null, null) {
                    @Override
                    Optional<ReasonCode> reason(Campaign campaign) {
                        return poor ? Optional.of(ReasonCode.INSUFFICIENT_FUNDS) : Optional.empty();
                    }
                });
    }

    private final class KnownTemplates extends Templates {
        @Override
        public Optional<Template> byId(UUID id) {
            return Stream.of(mail, sms, leavable)
                    .filter(one -> one.id().equals(id))
                    .findFirst();
        }
    }

    private final class KnownBots extends TelegramBots {
        @Override
        public Optional<TelegramBot> byId(UUID id) {
            return Optional.of(herald).filter(one -> one.id().equals(id));
        }
    }

    private final class KnownRights extends StandingRights {
        KnownRights() {
            super(null, null, null);
        }

        @Override
        public Set<String> restricted(Collection<String> actorNames, String scope) {
            return actorNames.stream().filter(restricted::contains).collect(Collectors.toSet());
        }
    }

    private final class KnownSenders extends Senders {
        @Override
        public Optional<Sender> byId(UUID id) {
            return Stream.of(shop, number).filter(one -> one.id().equals(id)).findFirst();
        }
    }

    private AudienceCheck audience() {
        return new AudienceCheck(new KnownLists(), new KnownSegments());
    }

    private final class KnownSegments extends Segments {
        KnownSegments() {
            super(null);
        }

        @Override
        public Optional<Segment> byId(UUID id) {
            return Optional.of(romans).filter(one -> one.id().equals(id));
        }

        @Override
        public boolean anybody(String rule, ChannelId channel) {
            return !empty;
        }
    }

    private final class KnownLists extends ContactLists {
        KnownLists() {
            super(null);
        }

        @Override
        public Optional<ContactList> byId(UUID id) {
            return Optional.of(all).filter(one -> one.id().equals(id));
        }
    }

    private final class KnownChannels extends ChannelSenders {
        @Override
        public boolean configured(ChannelId channel) {
            return configured;
        }

        @Override
        public Optional<ChannelSender> of(ChannelId channel) {
            return Optional.of(new NeverSends(channel));
        }
    }

    private record NeverSends(ChannelId channel) implements ChannelSender {
        @Override
        public SendResult send(Message message) {
            throw new UnsupportedOperationException();
        }
    }

    private final class KnownSettings extends Settings {
        @Override
        public SettingValues current() {
            return SettingValues.DEFAULTS.withSandbox(sandbox);
        }
    }
}
