package io.outbound.campaign;

import java.util.Locale;

/** What can be asked of a campaign; which of it is possible now is decided in {@link LifePolicy}. */
public enum CampaignAction {
    EDIT,
    FINISH,
    LAUNCH,
    STOP,
    /** Ends a run in the middle; what is left can be sent by a relaunch. */
    HALT,
    /** Sends an occurrence that was missed. */
    SEND_NOW,
    /** Leaves out an occurrence that was missed. */
    SKIP_OCCURRENCE,
    ACTIVATE,
    DEACTIVATE,
    DUPLICATE,
    DELETE;

    /** As REST names it. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
