package io.outbound.rest.channel;

import io.outbound.channel.smtp.DkimAlgorithm;
import io.outbound.channel.smtp.DkimKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A key as callers see it, without its private half.
 *
 * @param recordName where its TXT record belongs in DNS
 * @param recordText the text of that record
 */
record DkimKeyJson(
        UUID id,
        String domain,
        String selector,
        DkimAlgorithm algorithm,
        DkimKey.Status status,
        String recordName,
        String recordText,
        Instant createdAt) {

    static DkimKeyJson of(DkimKey key) {
        return new DkimKeyJson(
                key.id(),
                key.domain(),
                key.selector(),
                key.algorithm(),
                key.status(),
                key.recordName(),
                key.recordText(),
                key.createdAt());
    }
}
