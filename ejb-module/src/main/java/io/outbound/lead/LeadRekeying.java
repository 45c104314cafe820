package io.outbound.lead;

import io.outbound.settings.SettingsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A changed level of similarity gives every lead new keys, in the transaction that changes the setting. */
@ApplicationScoped
public class LeadRekeying {

    private Leads leads;
    private LeadGuard guard;

    protected LeadRekeying() {}

    @Inject
    public LeadRekeying(Leads leads, LeadGuard guard) {
        this.leads = leads;
        this.guard = guard;
    }

    void rekey(@Observes SettingsChanged event) {
        if (event.before().similarity() == event.after().similarity()) {
            return;
        }
        guard.enterAlone();
        guard.changeLevel(event.after().similarity());
        guard.clear();
        leads.rekey(event.after().similarity());
        guard.rebuild();
    }
}
