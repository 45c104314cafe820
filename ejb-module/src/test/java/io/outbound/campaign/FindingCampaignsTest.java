package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.Page;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCampaignsTest {

    private static final CampaignOrder BY_NAME = new CampaignOrder(CampaignOrder.By.NAME, false);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesAreFoundWithoutRegardToAccentsAndCaseAndNeverAsAPattern(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            stored.draft("Crème brûlée", "2026-01-01T00:00:00Z");
            stored.draft("CREME fraîche", "2026-01-02T00:00:00Z");
            stored.draft("100% off", "2026-01-03T00:00:00Z");
            stored.draft("Großer Łódź-Verkauf", "2026-01-04T00:00:00Z");
            CampaignLines lines = new CampaignLines(database.sql());
            assertThat(names(lines, "creme")).containsExactly("Crème brûlée", "CREME fraîche");
            assertThat(names(lines, "CRÈME B")).containsExactly("Crème brûlée");
            assertThat(names(lines, "grosser lodz")).containsExactly("Großer Łódź-Verkauf");
            assertThat(names(lines, "0%")).containsExactly("100% off");
            assertThat(names(lines, "1__")).isEmpty();
            assertThat(names(lines, "' OR '1'='1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anIdIsFoundByItsBeginning(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            UUID id = stored.draft("zzz", "2026-01-01T00:00:00Z");
            stored.draft("yyy", "2026-01-01T00:00:00Z");
            CampaignLines lines = new CampaignLines(database.sql());
            assertThat(names(lines, id.toString().substring(0, 11).toUpperCase(Locale.ROOT)))
                    .containsExactly("zzz");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyOrderPagesThroughAllOfThemOnceAndTurnsRound(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            for (int i = 0; i < 23; i++) {
                stored.draft("same " + i % 5, "2026-01-0" + (1 + i % 3) + "T00:00:00Z");
            }
            CampaignLines lines = new CampaignLines(database.sql());
            for (CampaignOrder.By by : CampaignOrder.By.values()) {
                List<UUID> up = all(lines, new CampaignOrder(by, false));
                List<UUID> down = all(lines, new CampaignOrder(by, true));
                assertThat(up).hasSize(23).doesNotHaveDuplicates();
                Collections.reverse(down);
                assertThat(down).isEqualTo(up);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filtersNarrow(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            stored.draft("alpha", "2026-01-01T00:00:00Z");
            stored.store(UUID.randomUUID(), "beta", "BROADCAST", "READY", "MANUAL", false, Instant.EPOCH);
            stored.store(UUID.randomUUID(), "gamma", "API_TRIGGERED", "RUNNING", null, false, Instant.EPOCH);
            CampaignLines lines = new CampaignLines(database.sql());
            assertThat(names(lines, Set.of(), CampaignStatus.active(), Set.of(), Set.of(), ""))
                    .containsExactly("beta", "gamma");
            assertThat(names(lines, Set.of(), Set.of(), Set.of(LaunchType.MANUAL), Set.of(), ""))
                    .containsExactly("beta");
            assertThat(names(lines, Set.of(), Set.of(), Set.of(), Set.of(CampaignType.API_TRIGGERED), ""))
                    .containsExactly("gamma");
            assertThat(names(lines, Set.of(), Set.of(), Set.of(), Set.of(), "a"))
                    .containsExactly("alpha");
            assertThat(names(lines, Set.of(ChannelId.SMS), Set.of(), Set.of(), Set.of(), ""))
                    .isEmpty();
        }
    }

    private static List<UUID> all(CampaignLines lines, CampaignOrder order) {
        CampaignFilter everything = new CampaignFilter(Set.of(), Set.of(), "");
        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        do {
            Page<CampaignLine> page = lines.page(everything, order, after, 4);
            page.items().forEach(line -> seen.add(line.id()));
            after = page.nextCursor().map(UUID::fromString).orElse(null);
        } while (after != null);
        return seen;
    }

    private static List<String> names(CampaignLines lines, String search) {
        return lines.page(new CampaignFilter(Set.of(), Set.of(), search), BY_NAME, null, 50).items().stream()
                .map(CampaignLine::name)
                .toList();
    }

    private static List<String> names(
            CampaignLines lines,
            Set<ChannelId> channels,
            Set<CampaignStatus> statuses,
            Set<LaunchType> launchTypes,
            Set<CampaignType> types,
            String tag) {
        CampaignFilter filter = new CampaignFilter(channels, statuses, launchTypes, types, tag, "");
        return lines.page(filter, BY_NAME, null, 50).items().stream()
                .map(CampaignLine::name)
                .toList();
    }
}
