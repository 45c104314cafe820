package io.outbound.channel.sandbox;

import io.outbound.kernel.ChannelId;
import io.outbound.template.AttachmentEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message as its recipient would have got it.
 *
 * @param attachments empty in lists
 */
public record SandboxMessage(
        long id,
        long deliveryId,
        UUID executionId,
        ChannelId channel,
        String sender,
        String recipient,
        String subject,
        String html,
        String plain,
        String headers,
        Instant receivedAt,
        List<AttachmentEntry> attachments) {

    SandboxMessage with(List<AttachmentEntry> files) {
        return new SandboxMessage(
                id,
                deliveryId,
                executionId,
                channel,
                sender,
                recipient,
                subject,
                html,
                plain,
                headers,
                receivedAt,
                files);
    }
}
