package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.util.Set;

/**
 * Which campaigns of the list; an empty set means all.
 *
 * @param search part of a name, or how an id or slug begins; blank: no search
 * @param tag exactly this tag; blank: any
 */
public record CampaignFilter(
        Set<ChannelId> channels,
        Set<CampaignStatus> statuses,
        Set<LaunchType> launchTypes,
        Set<CampaignType> types,
        String tag,
        String search) {

    public CampaignFilter {
        channels = Set.copyOf(channels);
        statuses = Set.copyOf(statuses);
        launchTypes = Set.copyOf(launchTypes);
        types = Set.copyOf(types);
        tag = tag == null ? "" : tag.strip();
        search = search == null ? "" : search.strip();
    }

    public CampaignFilter(Set<ChannelId> channels, Set<CampaignStatus> statuses, String search) {
        this(channels, statuses, Set.of(), Set.of(), "", search);
    }

    public CampaignFilter anyStatus() {
        return new CampaignFilter(channels, Set.of(), launchTypes, types, tag, search);
    }

    public CampaignFilter anyChannel() {
        return new CampaignFilter(Set.of(), statuses, launchTypes, types, tag, search);
    }
}
