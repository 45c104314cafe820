package io.outbound.campaign;

import io.outbound.segment.RuleLists;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The things that a campaign needs and that somebody may take away; null where nothing is chosen.
 *
 * @param responsible who changed or launched it last: a clock starts it in that name
 * @param held whether its run waits for money
 */
record CampaignUses(
        UUID templateId, UUID senderId, UUID telegramBotId, Audience audience, String responsible, boolean held)
        implements Serializable {

    /** Each once, in the order of the form. */
    Stream<UUID> ids() {
        return Stream.of(
                        Stream.of(templateId, senderId, telegramBotId, audience.contactListId())
                                .filter(Objects::nonNull),
                        Stream.of(audience.includeSegments(), audience.excludeSegments())
                                .flatMap(List::stream),
                        RuleLists.in(audience.oneTimeRule()).stream())
                .flatMap(ids -> ids)
                .distinct();
    }
}
