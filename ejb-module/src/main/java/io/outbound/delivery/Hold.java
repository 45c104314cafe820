package io.outbound.delivery;

import java.time.Instant;

/**
 * Why a message is not sent now.
 *
 * @param until when it may be looked at again
 * @param discards whether it is not sent at all instead
 */
record Hold(Instant until, String code, String text, boolean discards) {}
