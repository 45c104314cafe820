/**
 * Servers that stand in for the outside world: an SMTP relay and an HTTP gateway that count, keep a journal, fail, delay
 * and drop on request. Loopback only; used by benchmarks and by tests.
 */
package io.outbound.bench.sink;
