package io.outbound.delivery;

import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The circuit breaker of campaigns on this node: notes how each try went, and pauses a campaign of whose latest tries too
 * many failed. A null campaign is a test's, which pauses nobody. Thread-safe.
 */
@ApplicationScoped
public class Storms {

    private static final Logger LOG = System.getLogger(Storms.class.getName());
    private static final int MOST = 1_000;

    private final Map<UUID, ErrorWatch> watches = new ConcurrentHashMap<>();
    private StormLog log;
    private StormSettings settings;

    protected Storms() {}

    @Inject
    public Storms(StormLog log, StormSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Outside any transaction. @param code of the failure; null when it was none */
    void note(UUID campaignId, Symptom symptom, String code) {
        if (campaignId == null) {
            return;
        }
        ErrorWatch watch = watch(campaignId);
        if (symptom == Symptom.NONE) {
            watch.unused(1); // another one has to tell
            return;
        }
        try {
            switch (watch.note(symptom == Symptom.ILL)) {
                case STORM -> log.begin(campaignId, watch.failed(), watch.tried(), code);
                case OVER -> log.end(campaignId);
                case NOTHING_NEW -> {}
            }
        } catch (RuntimeException e) {
            // what became of the message counts more; what is not known here is found out by the next failures
            watch.calm();
            LOG.log(Level.WARNING, "OUT-0136 An error storm could not be noted: " + cause(e), e);
        }
    }

    private static String cause(RuntimeException e) {
        return e instanceof StoreException store
                ? "SQLState " + store.sqlState()
                : e.getClass().getSimpleName();
    }

    void calm(UUID campaignId) {
        ErrorWatch watch = campaignId == null ? null : watches.get(campaignId);
        if (watch != null) {
            watch.calm();
        }
    }

    void probe(UUID campaignId) {
        watch(campaignId).probe();
    }

    void probeAgain(UUID campaignId) {
        if (campaignId != null) {
            watch(campaignId).probeAgain();
        }
    }

    boolean isPaused(UUID campaignId) {
        return campaignId != null && watch(campaignId).isPaused();
    }

    boolean isProbing(UUID campaignId) {
        return campaignId != null && watch(campaignId).isProbing();
    }

    int admit(UUID campaignId, int wanted) {
        return campaignId == null ? wanted : watch(campaignId).admit(wanted);
    }

    void unused(UUID campaignId, int number) {
        if (campaignId != null) {
            watch(campaignId).unused(number);
        }
    }

    private ErrorWatch watch(UUID campaignId) {
        if (watches.size() > MOST) {
            watches.clear();
        }
        return watches.computeIfAbsent(campaignId, any -> new ErrorWatch(settings.tries(), settings.percent()));
    }
}
