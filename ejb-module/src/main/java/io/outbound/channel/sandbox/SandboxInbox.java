package io.outbound.channel.sandbox;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes messages instead of a channel while the sandbox is on. A message that comes twice is kept once. */
@ApplicationScoped
public class SandboxInbox {

    private static final String READ =
            "select m.*, d.execution_id from sandbox_message m join delivery d on d.id = m.delivery_id ";

    private Sql sql;
    private Clock clock;

    protected SandboxInbox() {}

    @Inject
    public SandboxInbox(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public SendResult receive(Message message) {
        try {
            sql.update(
                    "insert into sandbox_message (delivery_id, channel, sender, recipient, subject, html, plain, headers, received_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    message.deliveryId(),
                    message.channel(),
                    sender(message),
                    message.recipient(),
                    message.subject(),
                    message.html(),
                    message.plain(),
                    headers(message),
                    clock.instant());
            return new SendResult.Accepted("sandbox: kept, not sent");
        } catch (StoreException e) {
            return new SendResult.TemporaryFailure(
                    "sandbox: could not be kept (SQLState " + e.sqlState() + ")", Optional.empty());
        }
    }

    /**
     * Newest first.
     *
     * @param before only messages with a smaller id
     * @param text part of the recipient or of the subject; empty for all
     */
    List<SandboxMessage> list(long before, String text, int limit) {
        String like = "%" + text.toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return sql.list(
                READ
                        + "where m.id < ? and (lower(m.recipient) like ? or lower(coalesce(m.subject, '')) like ?) order by m.id desc limit ?",
                SandboxInbox::message,
                before,
                like,
                like,
                limit);
    }

    /** @throws DomainException NOT_FOUND */
    SandboxMessage byId(long id) {
        return sql.first(READ + "where m.id = ?", SandboxInbox::message, id)
                .orElseThrow(() -> DomainException.notFound("sandbox-message", id));
    }

    private static String sender(Message message) {
        return message.senderAddress() == null
                ? String.valueOf(message.senderName())
                : message.senderName() + " <" + message.senderAddress() + ">";
    }

    private static String headers(Message message) {
        String own = "Message-ID: " + message.messageId();
        return message.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n", own + "\n", ""))
                .strip();
    }

    private static SandboxMessage message(ResultSet row) throws SQLException {
        return new SandboxMessage(
                row.getLong("id"),
                row.getLong("delivery_id"),
                Sql.uuid(row, "execution_id"),
                ChannelId.valueOf(row.getString("channel")),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("html"),
                row.getString("plain"),
                row.getString("headers"),
                Sql.instant(row, "received_at"),
                List.of());
    }
}
