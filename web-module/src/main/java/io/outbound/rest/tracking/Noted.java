package io.outbound.rest.tracking;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What a recipient did is noted if that is possible; the recipient never sees that it was not. */
final class Noted {

    private static final Logger LOG = System.getLogger(Noted.class.getName());

    private Noted() {}

    static void orNot(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0160 An open or a click could not be noted.", e);
        }
    }
}
