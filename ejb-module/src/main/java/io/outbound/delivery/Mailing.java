package io.outbound.delivery;

import io.outbound.kernel.Attachment;
import io.outbound.kernel.ChannelId;
import io.outbound.template.CompiledTemplate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a run sends, as its frozen snapshot says.
 *
 * @param campaignId null for a test: what becomes of it is not the campaign's
 * @param broadcast whether recipients can unsubscribe by one click (RFC 8058); triggered messages carry no such header
 * @param messageIdDomain right-hand side of every Message-ID
 * @param throttlePerSecond null: as fast as the channel takes it
 * @param fees null: free
 */
record Mailing(
        UUID executionId,
        UUID campaignId,
        boolean broadcast,
        ChannelId channel,
        CompiledTemplate template,
        List<Attachment> attachments,
        String senderName,
        String senderAddress,
        String messageIdDomain,
        InDoubt inDoubt,
        Duration ttl,
        Integer throttlePerSecond,
        boolean sandbox,
        Fees fees) {}
