/**
 * Tests that print figures: small in {@code mvn verify}, at full size by {@code mvn -Pscale verify}. Their names end in
 * {@code ScaleIT}. No time is asserted: each figure is printed beside its goal. What does not depend on the machine is asserted:
 * who is found, how many statements it takes, what stays in the heap.
 */
package io.outbound.scale;
