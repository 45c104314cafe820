package io.outbound.bench.accounting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads one campaign's executions and deliveries in one transaction of repeatable reads. */
public final class LedgerReader {

    private final Connection connection;

    /** @param connection kept by the caller; its auto-commit and isolation are changed while reading */
    public LedgerReader(Connection connection) {
        this.connection = connection;
    }

    public Ledger ofCampaign(UUID campaign) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return new Ledger(executions(campaign), rows(campaign));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<ExecutionRow> executions(UUID campaign) throws SQLException {
        List<ExecutionRow> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id, campaign_id, occurrence, state, targeted from execution where campaign_id = ?")) {
            query.setObject(1, campaign);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                found.add(new ExecutionRow(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)));
            }
        }
        return found;
    }

    private List<LedgerRow> rows(UUID campaign) throws SQLException {
        List<LedgerRow> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select d.id, d.execution_id, d.recipient_key, d.address, d.state, trim(both '<>' from d.message_id),"
                        + " coalesce(d.reply_code, d.reply_text), exists (select 1 from delivery_attempt a"
                        + " where a.delivery_id = d.id and a.result = 'UNKNOWN')"
                        + " from delivery d join execution e on e.id = d.execution_id where e.campaign_id = ?")) {
            query.setObject(1, campaign);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                found.add(new LedgerRow(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        LedgerRow.State.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8)));
            }
        }
        return found;
    }
}
