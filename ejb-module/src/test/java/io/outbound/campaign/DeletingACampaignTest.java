package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeletingACampaignTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasAcceptedAndNotSentYetKeepsItsCampaign(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            Campaign campaign = LiveCampaigns.stopped();
            LiveCampaigns.store(sql, campaign);
            UUID run = run(sql, campaign, UUID.randomUUID());
            message(sql, run, "ann@example.com", "DEFERRED");
            message(sql, run, "bob@example.com", "PENDING");
            message(sql, run, "eve@example.com", "SENT");
            CampaignRemoval removal = new CampaignRemoval(new RemovedBySql(sql), new FrozenContents(sql), sql);

            assertThatThrownBy(() -> removal.remove(campaign)).isInstanceOfSatisfying(DomainException.class, no -> {
                assertThat(no.kind()).isEqualTo(DomainException.Kind.CONFLICT);
                assertThat(no.code()).isEqualTo("messages-waiting");
                assertThat(no.getMessage()).contains("2");
            });
            assertThat(sql.count("select count(*) from delivery")).isEqualTo(3);

            sql.update("update delivery set state = 'FAILED' where state <> 'SENT'");
            removal.remove(campaign);
            assertThat(sql.count("select count(*) from delivery")).isZero();
            assertThat(sql.count("select count(*) from campaign")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aContentStaysAsLongAsAnotherCampaignSentIt(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            Campaign one = stored(sql, "invoices");
            Campaign other = stored(sql, "returns");
            UUID template = UUID.randomUUID();
            run(sql, one, template);
            run(sql, other, template);
            CampaignRemoval removal = new CampaignRemoval(new RemovedBySql(sql), new FrozenContents(sql), sql);

            remove(database, removal, one);
            assertThat(sql.count("select count(*) from content")).isEqualTo(1);
            remove(database, removal, other);
            assertThat(sql.count("select count(*) from content")).isZero();
        }
    }

    private static Campaign stored(Sql sql, String slug) {
        Campaign campaign = LiveCampaigns.stopped();
        LiveCampaigns.store(sql, campaign);
        sql.update("update campaign set slug = ? where id = ?", slug, campaign.id());
        return campaign;
    }

    private static void remove(TestDatabase database, CampaignRemoval removal, Campaign campaign) {
        database.inTransaction(() -> {
            removal.remove(campaign);
            return null;
        });
    }

    private static UUID run(Sql sql, Campaign campaign, UUID template) {
        UUID run = UUID.randomUUID();
        new FrozenContents(sql).keep(new FrozenContents.Key(template, 1), new TemplateContent("Hi", "", "Hello"));
        sql.update(
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id, template_version,"
                        + " in_doubt, ttl_seconds, requested_by, created_at) values (?, ?, ?, 'UNITARY', 'r1', 'RUNNING', ?, ?, 1,"
                        + " 'RESEND', 86400, 't', ?)",
                run,
                "UMA-" + run,
                campaign.id(),
                ChannelId.EMAIL,
                template,
                Instant.EPOCH);
        return run;
    }

    private static void message(Sql sql, UUID run, String address, String state) {
        sql.update(
                "insert into delivery (execution_id, channel, recipient_key, address, unitary, state, accepted_at)"
                        + " values (?, 'EMAIL', ?, ?, true, ?, ?)",
                run,
                address,
                address,
                state,
                Instant.EPOCH);
    }

    private static final class RemovedBySql extends Campaigns {
        private final Sql sql;

        RemovedBySql(Sql sql) {
            this.sql = sql;
        }

        @Override
        void remove(Campaign campaign) {
            sql.update("delete from campaign where id = ?", campaign.id());
        }

        @Override
        void flush() {
            // nothing is held back
        }
    }
}
