package io.outbound.receipt;

import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the messages that gateways speak of: by the id that they gave it, or by ours. */
@ApplicationScoped
public class ToldMessages {

    /** As {@code Message.messageId} has it, without its brackets. */
    private static final Pattern OURS = Pattern.compile("([0-9]{1,18})\\.([0-9a-f-]{36})@.{1,100}");

    private Sql sql;

    protected ToldMessages() {}

    @Inject
    public ToldMessages(Sql sql) {
        this.sql = sql;
    }

    Optional<Long> find(ChannelId channel, GatewayReceipt receipt) {
        return byReference(channel, receipt.reference())
                .or(() -> byReference(channel, receipt.messageId()))
                .or(() -> byGatewaysId(channel, receipt.messageId()));
    }

    private Optional<Long> byReference(ChannelId channel, String reference) {
        Matcher ours = OURS.matcher(reference == null ? "" : reference);
        return ours.matches()
                ? sql.first(
                        "select id from delivery where id = ? and execution_id = ? and channel = ?",
                        row -> row.getLong(1),
                        Long.parseLong(ours.group(1)),
                        UUID.fromString(ours.group(2)),
                        channel)
                : Optional.empty();
    }

    /** The latest: some gateways begin again after years. */
    private Optional<Long> byGatewaysId(ChannelId channel, String id) {
        return id == null
                ? Optional.empty()
                : sql.first(
                        "select id from delivery where channel = ? and message_id = ? and channel <> 'EMAIL' order by id desc limit 1",
                        row -> row.getLong(1),
                        channel,
                        id);
    }
}
