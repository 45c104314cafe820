package io.outbound.rest;

import io.outbound.delivery.DeliveryProgress;
import io.outbound.delivery.DeliveryState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How many messages stand where, as callers see it: {@code targeted}, then each state in lower case. */
public final class CountsJson {

    private CountsJson() {}

    public static Map<String, Long> of(DeliveryProgress progress) {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("targeted", progress.total());
        progress.counts().forEach((state, count) -> named.put(state.name().toLowerCase(Locale.ROOT), count));
        return named;
    }

    /** For lists: what is in flight is among {@code pending}. */
    public static Map<String, Long> brief(DeliveryProgress progress) {
        Map<String, Long> named = of(progress);
        named.remove(DeliveryState.CLAIMED.name().toLowerCase(Locale.ROOT));
        named.remove(DeliveryState.ATTEMPTING.name().toLowerCase(Locale.ROOT));
        return named;
    }
}
