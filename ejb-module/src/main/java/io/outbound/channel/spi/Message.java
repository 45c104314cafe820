package io.outbound.channel.spi;

import io.outbound.kernel.Attachment;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A rendered message to one recipient.
 *
 * @param deliveryId the same for every try of this message
 * @param messageId with angle brackets; the same for every try of this message
 * @param senderAddress null on channels whose senders have none; on Telegram the id of the bot here
 * @param html null or empty when there is no such part
 * @param plain null or empty when there is no such part
 * @param link where its button or the whole of it leads; null or empty when it has none
 * @param headers further header fields, in order; ASCII only, without line breaks
 * @param attachments files that go with it; of email only
 */
public record Message(
        long deliveryId,
        ChannelId channel,
        String messageId,
        String senderName,
        String senderAddress,
        String recipient,
        String subject,
        String html,
        String plain,
        String link,
        Map<String, String> headers,
        Instant date,
        List<Attachment> attachments) {

    /** Without attachments. */
    public Message(
            long deliveryId,
            ChannelId channel,
            String messageId,
            String senderName,
            String senderAddress,
            String recipient,
            String subject,
            String html,
            String plain,
            String link,
            Map<String, String> headers,
            Instant date) {
        this(
                deliveryId,
                channel,
                messageId,
                senderName,
                senderAddress,
                recipient,
                subject,
                html,
                plain,
                link,
                headers,
                date,
                List.of());
    }

    /** Without a link and attachments. */
    public Message(
            long deliveryId,
            ChannelId channel,
            String messageId,
            String senderName,
            String senderAddress,
            String recipient,
            String subject,
            String html,
            String plain,
            Map<String, String> headers,
            Instant date) {
        this(
                deliveryId,
                channel,
                messageId,
                senderName,
                senderAddress,
                recipient,
                subject,
                html,
                plain,
                "",
                headers,
                date);
    }

    /** The same, with files. */
    public Message with(List<Attachment> files) {
        return new Message(
                deliveryId,
                channel,
                messageId,
                senderName,
                senderAddress,
                recipient,
                subject,
                html,
                plain,
                link,
                headers,
                date,
                files);
    }
}
