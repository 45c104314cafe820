package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.Page;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCampaignsTest {

    private static final CampaignOrder BY_NAME = new CampaignOrder(CampaignOrder.By.NAME, false);
    private static final CampaignFilter EVERYTHING = new CampaignFilter(Set.of(), Set.of(), "");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesAreFoundWithoutRegardToAccentsAndCaseAndNeverAsAPattern(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            stored.draft("Crème brûlée", "2026-01-01T00:00:00Z");
            stored.draft("CREME fraîche", "2026-01-02T00:00:00Z");
            stored.draft("100% off", "2026-01-03T00:00:00Z");
            stored.draft("Großer Łódź-Verkauf", "2026-01-04T00:00:00Z");
            CampaignLines lines = new CampaignLines(database.sql(), Clock.systemUTC());
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
            CampaignLines lines = new CampaignLines(database.sql(), Clock.systemUTC());
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
            CampaignLines lines = new CampaignLines(database.sql(), Clock.systemUTC());
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
    void theNextPageBeginsWhereTheLastEndedThoughItsLastCampaignIsGoneOrRenamed(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            for (int i = 0; i < 9; i++) {
                stored.draft("Été " + i, "2026-01-0" + (1 + i / 2) + "T00:00:00Z");
            }
            CampaignLines lines = new CampaignLines(database.sql(), Clock.systemUTC());
            for (CampaignOrder.By by : CampaignOrder.By.values()) {
                for (boolean descending : List.of(false, true)) {
                    CampaignOrder order = new CampaignOrder(by, descending);
                    List<UUID> all = all(lines, order);
                    Page<CampaignLine> first = lines.page(EVERYTHING, order, null, 3);
                    UUID last = first.items().get(2).id();
                    database.sql().update("update campaign set name_key = 'zzz' where id = ?", last);
                    List<UUID> rest = idsBehind(lines, order, first);
                    assertThat(rest).as("renamed, " + order).containsAll(all.subList(3, all.size()));
                    database.sql().update("delete from campaign where id = ?", last);
                    assertThat(idsBehind(lines, order, first))
                            .as("deleted, " + order)
                            .isEqualTo(all.subList(3, all.size()));
                    stored.draft("Été 0", "2026-01-01T00:00:00Z");
                }
            }
        }
    }

    private static List<UUID> idsBehind(CampaignLines lines, CampaignOrder order, Page<CampaignLine> page) {
        return lines
                .page(
                        EVERYTHING,
                        order,
                        CampaignPlace.read(page.nextCursor().orElseThrow(), order)
                                .orElseThrow(),
                        50)
                .items()
                .stream()
                .map(CampaignLine::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no place",
                "01234567-0123-7123-8123-0123456789ab",
                "01234567-0123-7123-8123-0123456789ab.",
                "01234567-0123-7123-8123-0123456789ab.AA",
                "01234567-0123-7123-8123-0123456789ab.****",
                "01234567-0123-7123-8123-0123456789ab.c29vbg",
                "01234567-0123-7123-8123-0123456789ab.KzEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFo",
                "0123456z-0123-7123-8123-0123456789ab.MjAyNi0wMS0wMVQwMDowMDowMFo"
            })
    void whatIsNoPlaceInTheOrderOfCreationIsNotTaken(String text) {
        assertThat(CampaignPlace.read(text, CampaignOrder.NEWEST_FIRST)).isEmpty();
    }

    @Test
    void aPlaceIsReadBackAsItWas() {
        CampaignPlace place = new CampaignPlace("łódź & so on\u001f?", UUID.randomUUID());
        assertThat(CampaignPlace.read(place.toString(), BY_NAME)).contains(place);
        assertThat(place.toString()).matches("[\\w.-]+");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filtersNarrow(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StoredCampaigns stored = new StoredCampaigns(database.sql());
            stored.draft("alpha", "2026-01-01T00:00:00Z");
            stored.store(UUID.randomUUID(), "beta", "BROADCAST", "READY", "MANUAL", false, Instant.EPOCH);
            stored.store(UUID.randomUUID(), "gamma", "API_TRIGGERED", "RUNNING", null, false, Instant.EPOCH);
            CampaignLines lines = new CampaignLines(database.sql(), Clock.systemUTC());
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
        List<UUID> seen = new ArrayList<>();
        CampaignPlace after = null;
        do {
            Page<CampaignLine> page = lines.page(EVERYTHING, order, after, 4);
            page.items().forEach(line -> seen.add(line.id()));
            after = page.nextCursor()
                    .flatMap(text -> CampaignPlace.read(text, order))
                    .orElse(null);
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
