package io.outbound.channel;

import io.outbound.kernel.ChannelId;
import io.outbound.security.Scope;
import io.outbound.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** How the five channels stand. */
@Stateless
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ChannelOverview {

    /**
     * One channel.
     *
     * @param configured whether it has what it needs to reach its provider
     * @param sandbox whether what it sends lands in the sandbox inbox instead of leaving
     */
    public record Standing(ChannelId id, boolean configured, boolean sandbox) {}

    private ChannelSenders senders;
    private Settings settings;

    protected ChannelOverview() {}

    @Inject
    public ChannelOverview(ChannelSenders senders, Settings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    public List<Standing> channels() {
        boolean sandbox = settings.current().sandbox();
        return Arrays.stream(ChannelId.values())
                .map(id -> new Standing(id, senders.configured(id), sandbox))
                .toList();
    }
}
