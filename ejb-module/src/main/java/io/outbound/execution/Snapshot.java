package io.outbound.execution;

import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import java.time.Duration;
import java.util.UUID;

/**
 * What a run sends, frozen when it is requested: later edits of template or sender do not touch it.
 *
 * @param audience whom a broadcast goes to, as a rule in JSON; null for triggered messages
 * @param throttlePerSecond null: as fast as the channel takes it
 */
public record Snapshot(
        ChannelId channel,
        UUID templateId,
        long templateVersion,
        TemplateContent content,
        String senderName,
        String senderAddress,
        String audience,
        InDoubt inDoubt,
        Duration ttl,
        Integer throttlePerSecond) {

    FrozenContents.Key contentKey() {
        return new FrozenContents.Key(templateId, templateVersion);
    }
}
