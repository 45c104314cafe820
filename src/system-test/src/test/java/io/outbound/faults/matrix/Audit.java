package io.outbound.faults.matrix;

import io.outbound.bench.accounting.Account;
import io.outbound.bench.accounting.Checker;
import io.outbound.bench.accounting.Ledger;
import io.outbound.bench.accounting.LedgerReader;
import io.outbound.bench.accounting.LedgerRow;
import io.outbound.bench.accounting.LedgerRow.State;
import io.outbound.bench.accounting.Look;
import io.outbound.bench.accounting.Run;
import io.outbound.bench.sink.Journal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at some campaigns while faults happen, and accounts for all of them in the end. */
public final class Audit {

    private static final String SENT = "select d.id from delivery d join execution e on e.id = d.execution_id"
            + " where e.campaign_id = ? and d.state = 'SENT'";

    private static final class Watched {
        final Set<String> accepted;
        final List<Look> looks = new ArrayList<>();
        final Set<Long> everSent = new HashSet<>();

        Watched(Set<String> accepted) {
            this.accepted = accepted;
        }
    }

    private final Map<UUID, Watched> campaigns = new LinkedHashMap<>();

    /** @param accepted the canonical addresses that the campaign must account for */
    public Audit of(UUID campaign, Set<String> accepted) {
        campaigns.put(campaign, new Watched(accepted));
        return this;
    }

    /** Remembers sums and who is sent at this moment: neither may be different later. */
    public void look(Connection database) throws SQLException {
        for (Map.Entry<UUID, Watched> campaign : campaigns.entrySet()) {
            Look.at(database, campaign.getKey()).ifPresent(campaign.getValue().looks::add);
            try (PreparedStatement query = database.prepareStatement(SENT)) {
                query.setObject(1, campaign.getKey());
                ResultSet row = query.executeQuery();
                while (row.next()) {
                    campaign.getValue().everSent.add(row.getLong(1));
                }
            }
        }
    }

    /**
     * To be asked when all of them have ended.
     *
     * @param connections open at one time, at most
     * @param crashes of a process or a link, each of which may leave one doubt for each connection
     * @param taken what the sink took meanwhile, of these campaigns and no others
     */
    public Tally tally(Connection database, int faults, int connections, int crashes, List<Journal.Entry> taken)
            throws SQLException {
        Map<String, UUID> campaignOf = new HashMap<>();
        Map<UUID, Ledger> ledgers = new LinkedHashMap<>();
        for (UUID campaign : campaigns.keySet()) {
            Ledger ledger = new LedgerReader(database).ofCampaign(campaign);
            ledgers.put(campaign, ledger);
            ledger.rows().stream()
                    .map(LedgerRow::messageId)
                    .filter(id -> id != null)
                    .forEach(id -> campaignOf.put(id, campaign));
        }
        Map<UUID, List<Journal.Entry>> byCampaign = taken.stream()
                .filter(entry -> campaignOf.containsKey(entry.messageId()))
                .collect(Collectors.groupingBy(entry -> campaignOf.get(entry.messageId())));
        Tally all = new Tally(faults, 0, 0, 0, 0, ghosts(taken, campaignOf));
        for (UUID campaign : campaigns.keySet()) {
            Watched seen = campaigns.get(campaign);
            Ledger ledger = ledgers.get(campaign);
            Account account = new Checker(
                            ledger,
                            byCampaign.getOrDefault(campaign, List.of()),
                            new Run(seen.accepted, connections, crashes, seen.looks, seen.everSent))
                    .check();
            all = all.plus(tally(account, ledger));
        }
        return all.with(doubt(all, connections * crashes)).with(Witness.takeBreaches(database));
    }

    private static List<String> ghosts(List<Journal.Entry> taken, Map<String, UUID> campaignOf) {
        long ghosts = taken.stream()
                .filter(entry -> !campaignOf.containsKey(entry.messageId()))
                .count();
        return ghosts == 0 ? List.of() : List.of("I4 ghosts of no campaign " + ghosts);
    }

    /** The bound is for all campaigns together: they share the connections. */
    private static List<String> doubt(Tally all, int most) {
        return all.unknown() <= most ? List.of() : List.of("I3 in doubt " + all.unknown() + " > " + most);
    }

    private static Tally tally(Account account, Ledger ledger) {
        long doubtful = ledger.rows().stream()
                .filter(row -> row.state() == State.UNKNOWN || row.doubted())
                .count();
        return new Tally(
                0,
                account.accepted(),
                account.facts().get("lost"),
                account.facts().get("doubled unlisted"),
                doubtful,
                account.breaches());
    }
}
