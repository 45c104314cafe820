package io.outbound.faults;

import io.outbound.bench.accounting.Look;
import io.outbound.bench.product.CampaignKit;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks at a campaign's ledger in the database, whether the product lives or not. */
final class Watch {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Connection database;
    private final UUID campaign;
    private final List<Look> looks = new ArrayList<>();
    private final Set<Long> everSent = new HashSet<>();

    Watch(Connection database, UUID campaign) {
        this.database = database;
        this.campaign = campaign;
    }

    /** Returns as soon as this share of the audience is settled. */
    void until(double share) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (share() < share) {
            mustBeBefore(end);
            Thread.sleep(20);
        }
    }

    double share() throws SQLException {
        Optional<Look> look = Look.at(database, campaign);
        look.ifPresent(looks::add);
        return look.map(Look::share).orElse(0.0);
    }

    void rememberTheSent() throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement("select d.id from delivery d join execution e on e.id = d.execution_id"
                        + " where e.campaign_id = ? and d.state = 'SENT'")) {
            query.setObject(1, campaign);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                everSent.add(row.getLong(1));
            }
        }
    }

    JsonObject untilItEnded(CampaignKit kit) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonObject seen = kit.campaign(campaign);
        while (seen.getString("status").equals("RUNNING")) {
            mustBeBefore(end);
            share();
            Thread.sleep(100);
            seen = kit.campaign(campaign);
        }
        return seen;
    }

    List<Look> looks() {
        return looks;
    }

    Set<Long> everSent() {
        return everSent;
    }

    private void mustBeBefore(long end) throws SQLException {
        if (System.nanoTime() > end) {
            throw new AssertionError("the campaign stands still: " + Look.at(database, campaign));
        }
    }
}
