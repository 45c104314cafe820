/**
 * The sending engine in a bare JVM (T1): the product's own classes, put together without a server, so that a start costs
 * half a second. Started, killed and stopped by the fault matrix.
 */
package io.outbound.faults.engine;
