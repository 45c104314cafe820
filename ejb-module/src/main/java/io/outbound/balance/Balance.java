package io.outbound.balance;

import java.math.BigDecimal;

/**
 * The account at one moment: {@code toppedUp = available + reserved + settled}, always.
 *
 * @param reserved set aside by runs and not spent, messages on the wire included
 * @param settled spent since the beginning
 */
public record Balance(BigDecimal available, BigDecimal reserved, BigDecimal settled, BigDecimal toppedUp) {}
