/**
 * Failpoints: a Java agent of the tests ends the process at a named method of the product. The product itself has no code
 * for it, so it costs nothing there and nobody can switch it on.
 */
package io.outbound.faults.failpoint;
