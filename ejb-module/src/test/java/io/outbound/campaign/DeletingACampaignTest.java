package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
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
            UUID run = run(sql, campaign);
            message(sql, run, "ann@example.com", "DEFERRED");
            message(sql, run, "bob@example.com", "PENDING");
            message(sql, run, "eve@example.com", "SENT");
            CampaignRemoval removal = new CampaignRemoval(new RemovedBySql(sql), sql);

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

    private static UUID run(Sql sql, Campaign campaign) {
        UUID run = UUID.randomUUID();
        sql.update(
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id, template_version,"
                        + " in_doubt, ttl_seconds, requested_by, created_at) values (?, 'UMA-1', ?, 'UNITARY', 'r1', 'RUNNING', ?, ?, 1,"
                        + " 'RESEND', 86400, 't', ?)",
                run,
                campaign.id(),
                ChannelId.EMAIL,
                UUID.randomUUID(),
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
