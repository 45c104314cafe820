package io.outbound.execution;

import io.outbound.balance.Price;
import io.outbound.balance.Reservations;
import io.outbound.balance.Tariff;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** The money of a broadcast, from its expansion to its end. In the caller's transaction, which has locked the run. */
@ApplicationScoped
public class RunFunds {

    private static final String RUN =
            "select e.campaign_id, e.channel, e.template_id, e.template_version, f.price, (select count(*) from delivery d"
                    + " where d.execution_id = e.id and d.state in ('PENDING', 'HALTED', 'DEFERRED')) as messages"
                    + " from execution e left join fund f on f.id = e.id where e.id = ?";

    private Sql sql;
    private FrozenContents contents;
    private Tariff tariff;
    private Reservations reservations;

    protected RunFunds() {}

    @Inject
    public RunFunds(Sql sql, FrozenContents contents, Tariff tariff, Reservations reservations) {
        this.sql = sql;
        this.contents = contents;
        this.tariff = tariff;
        this.reservations = reservations;
    }

    private record Run(
            UUID campaignId, ChannelId channel, FrozenContents.Key content, BigDecimal price, long messages) {
        static Run of(ResultSet row) throws SQLException {
            return new Run(
                    Sql.uuid(row, "campaign_id"),
                    ChannelId.valueOf(row.getString("channel")),
                    new FrozenContents.Key(Sql.uuid(row, "template_id"), row.getLong("template_version")),
                    row.getBigDecimal("price"),
                    row.getLong("messages"));
        }
    }

    /** Sets aside what the messages still to be sent are expected to cost; nothing when they are free. */
    void reserve(UUID executionId) {
        Run run = sql.first(RUN, Run::of, executionId).orElseThrow();
        Price price = run.price() == null ? tariff.of(run.channel()) : new Price(run.channel(), run.price());
        if (!price.isFree()) {
            TemplateContent content = contents.find(run.content()).orElseThrow();
            BigDecimal each = tariff.expected(price, content, run.campaignId());
            reservations.reserve(new Reservations.Need(
                    executionId, run.campaignId(), price.each(), each.multiply(BigDecimal.valueOf(run.messages()))));
        }
    }

    /** The run has ended or is halted. */
    void release(UUID executionId) {
        reservations.release(executionId);
    }

    /** It may try again to pay. @return whether it was waiting for money */
    boolean goOn(UUID executionId) {
        return reservations.goOn(executionId);
    }

    /** How long it has been waiting for money; zero when it does not. */
    Duration waited(UUID executionId) {
        return reservations.waited(executionId);
    }

    /** Whether it waits for money. */
    boolean isHeld(UUID executionId) {
        return reservations.isHeld(executionId);
    }
}
