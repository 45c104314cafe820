/** What is left after the product was killed: nothing lost, nothing doubled that is not listed. */
package io.outbound.faults;
