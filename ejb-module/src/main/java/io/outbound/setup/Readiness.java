package io.outbound.setup;

import io.outbound.settings.KeyCheck;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether this node can do its work: asked by load balancers, so it names what is missing but not why. */
@ApplicationScoped
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());

    private KeyCheck keys;

    protected Readiness() {}

    @Inject
    public Readiness(KeyCheck keys) {
        this.keys = keys;
    }

    /** {@code store} and {@code keys}, each with whether it is there. The key is checked against the store. */
    public Map<String, Boolean> checks() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("store", true);
        checks.put("keys", true);
        try {
            keys.verify();
        } catch (KeyUnavailableException e) {
            LOG.log(Level.WARNING, "OUT-0053 Not ready: {0}", e.getMessage());
            checks.put("keys", false);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0052 Not ready, the store fails: {0}", StoreFault.in(e));
            checks.put("store", false);
        }
        return checks;
    }
}
