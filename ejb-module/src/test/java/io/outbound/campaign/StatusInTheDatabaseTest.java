package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.Dialect;
import io.outbound.store.StoreException;
import io.outbound.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a program does wrong, the database keeps no status that the launch type does not allow. */
class StatusInTheDatabaseTest {

    private static final Set<String> LEGAL = Set.of(
            "BROADCAST DRAFT null",
            "BROADCAST DRAFT NOW",
            "BROADCAST DRAFT MANUAL",
            "BROADCAST DRAFT SCHEDULE",
            "BROADCAST DRAFT RECURRING",
            "BROADCAST READY MANUAL",
            "BROADCAST WAITING SCHEDULE",
            "BROADCAST WAITING RECURRING",
            "BROADCAST STOPPED SCHEDULE",
            "BROADCAST STOPPED RECURRING",
            "BROADCAST STOPPED NOW halted",
            "BROADCAST STOPPED MANUAL halted",
            "BROADCAST STOPPED SCHEDULE halted",
            "BROADCAST STOPPED RECURRING halted",
            "BROADCAST RUNNING NOW",
            "BROADCAST RUNNING MANUAL",
            "BROADCAST RUNNING SCHEDULE",
            "BROADCAST RUNNING RECURRING",
            "BROADCAST DONE NOW",
            "BROADCAST DONE MANUAL",
            "BROADCAST DONE SCHEDULE",
            "BROADCAST DONE RECURRING",
            "BROADCAST FAILED NOW",
            "BROADCAST FAILED MANUAL",
            "BROADCAST FAILED SCHEDULE",
            "BROADCAST FAILED RECURRING",
            "API_TRIGGERED DRAFT null",
            "API_TRIGGERED WAITING null",
            "API_TRIGGERED RUNNING null",
            "API_TRIGGERED STOPPED null",
            "API_TRIGGERED DONE null");

    private static final List<String> LAUNCH_TYPES = List.of("null", "NOW", "MANUAL", "SCHEDULE", "RECURRING", "NEVER");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyTheLegalCombinationsAreKept(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns campaigns = new StoredCampaigns(database.sql());
            Set<String> kept = new TreeSet<>();
            for (CampaignType type : CampaignType.values()) {
                for (CampaignStatus status : CampaignStatus.values()) {
                    LAUNCH_TYPES.forEach(launchType -> {
                        attempt(campaigns, kept, type, status.name(), launchType, false);
                        if (status == CampaignStatus.STOPPED) {
                            attempt(campaigns, kept, type, status.name(), launchType, true);
                        }
                    });
                }
                attempt(campaigns, kept, type, "PAUSED", "NOW", false);
            }
            kept.remove("API_TRIGGERED STOPPED null halted"); // an API-triggered one is stopped in any case
            assertThat(kept).isEqualTo(new TreeSet<>(LEGAL));
        }
    }

    private static void attempt(
            StoredCampaigns campaigns,
            Set<String> kept,
            CampaignType type,
            String status,
            String launchType,
            boolean halted) {
        try {
            campaigns.store(
                    UUID.randomUUID(),
                    "x",
                    type.name(),
                    status,
                    launchType.equals("null") ? null : launchType,
                    halted,
                    Instant.EPOCH);
            kept.add(type + " " + status + " " + launchType + (halted ? " halted" : ""));
        } catch (StoreException refused) {
            assertThat(refused.sqlState()).isIn("23513", "23514"); // check violated: H2, PostgreSQL
        }
    }
}
