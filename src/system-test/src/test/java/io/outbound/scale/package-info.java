/**
 * Tests that print figures: small in {@code mvn verify}, at full size by {@code mvn -Pscale verify}. Their names end in
 * {@code ScaleIT}. No time is asserted.
 */
package io.outbound.scale;
