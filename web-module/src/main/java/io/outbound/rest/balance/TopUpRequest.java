package io.outbound.rest.balance;

import java.math.BigDecimal;

/**
 * Money paid in.
 *
 * @param amount in the currency of the account
 */
record TopUpRequest(BigDecimal amount, String note) {}
