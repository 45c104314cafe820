package io.outbound.delivery;

import io.outbound.balance.Price;
import java.util.UUID;

/**
 * What the messages of a run cost.
 *
 * @param fund who pays: the run itself, or the campaign whose messages are triggered or tested
 */
record Fees(UUID fund, Price price) {}
