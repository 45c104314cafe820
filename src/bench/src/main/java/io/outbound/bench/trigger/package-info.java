/** Triggers called over kept-open connections, beside two trivial resources on the same server. */
package io.outbound.bench.trigger;
