/** Benchmarks of the product beside the limits and peers they are judged by; one command each, see {@code src/bench/run}. */
package io.outbound.bench;
