package io.outbound.campaign;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of the campaign list ended: what its last campaign was sorted by, and its id. That campaign may be renamed
 * or deleted before the next page is read, which begins there all the same.
 *
 * @param key as the order that the list was sorted in writes it
 */
public record CampaignPlace(String key, UUID id) implements Serializable {

    private static final int LENGTH_OF_AN_ID = 36;

    static CampaignPlace of(CampaignLine line, CampaignOrder order) {
        return new CampaignPlace(order.by().key(line), line.id());
    }

    /** Empty when {@link #toString} cannot have written it in a list of this order. */
    public static Optional<CampaignPlace> read(String text, CampaignOrder order) {
        if (text.length() <= LENGTH_OF_AN_ID || text.charAt(LENGTH_OF_AN_ID) != '.') {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getUrlDecoder().decode(text.substring(LENGTH_OF_AN_ID + 1));
            CampaignPlace place = new CampaignPlace(
                    new String(key, StandardCharsets.UTF_8), UUID.fromString(text.substring(0, LENGTH_OF_AN_ID)));
            order.by().value(place.key());
            return Optional.of(place);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** Fit for an address as it is. */
    @Override
    public String toString() {
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
