package io.outbound.rest.sandbox;

import io.outbound.channel.sandbox.SandboxMessage;
import io.outbound.kernel.ChannelId;
import io.outbound.template.AttachmentEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message in the sandbox inbox.
 *
 * @param messageId of the ledger: {@code /v1/messages/{messageId}}
 * @param html null in lists
 * @param text null in lists
 * @param headers null in lists
 * @param attachments null in lists
 */
record SandboxMessageJson(
        String id,
        String messageId,
        ChannelId channel,
        String from,
        String to,
        String subject,
        String html,
        String text,
        List<String> headers,
        List<File> attachments,
        Instant receivedAt) {

    /**
     * A file that would have gone with it: {@code /v1/attachments/{id}/file}.
     *
     * @param size in bytes
     */
    record File(UUID id, String name, String contentType, int size) {

        static File of(AttachmentEntry file) {
            return new File(file.id(), file.name(), file.contentType(), file.size());
        }
    }

    static SandboxMessageJson inList(SandboxMessage m) {
        return json(m, null, null, null, null);
    }

    static SandboxMessageJson whole(SandboxMessage m) {
        return json(
                m,
                m.html(),
                m.plain(),
                m.headers().lines().toList(),
                m.attachments().stream().map(File::of).toList());
    }

    private static SandboxMessageJson json(
            SandboxMessage m, String html, String text, List<String> headers, List<File> attachments) {
        return new SandboxMessageJson(
                String.valueOf(m.id()),
                String.valueOf(m.deliveryId()),
                m.channel(),
                m.sender(),
                m.recipient(),
                m.subject(),
                html,
                text,
                headers,
                attachments,
                m.receivedAt());
    }
}
