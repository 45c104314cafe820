package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.util.Set;

/**
 * Which campaigns of the list; an empty set means all.
 *
 * @param search part of a name, or how an id or slug begins; blank: no search
 */
public record CampaignFilter(Set<ChannelId> channels, Set<CampaignStatus> statuses, String search) {

    public CampaignFilter {
        channels = Set.copyOf(channels);
        statuses = Set.copyOf(statuses);
        search = search == null ? "" : search.strip();
    }

    public CampaignFilter anyStatus() {
        return new CampaignFilter(channels, Set.of(), search);
    }

    public CampaignFilter anyChannel() {
        return new CampaignFilter(Set.of(), statuses, search);
    }
}
