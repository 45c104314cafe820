package io.outbound.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How fast messages of one sender may leave, whatever campaign they belong to.
 *
 * @param perSecond null: no limit
 * @param warmUp null: none
 */
public record SenderLimit(UUID senderId, Integer perSecond, WarmUp warmUp) {

    public static SenderLimit none(UUID senderId) {
        return new SenderLimit(senderId, null, null);
    }

    /** Those that hold at this moment. */
    public List<Limit> limits(Instant now) {
        List<Limit> limits = new ArrayList<>(2);
        if (perSecond != null) {
            limits.add(Limit.ofSender(senderId, perSecond));
        }
        if (warmUp != null) {
            LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
            warmUp.capOn(today).ifPresent(cap -> limits.add(Limit.ofWarmUp(senderId, today, cap)));
        }
        return limits;
    }
}
