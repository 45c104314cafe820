package io.outbound.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Money set aside for one run, or for one triggered campaign, while a transaction holds it. */
final class Fund {

    final UUID id;
    final UUID campaignId;
    final UUID executionId; // null: triggered
    private final boolean keeps; // what comes back stays set aside
    private BigDecimal reserved;
    private BigDecimal inFlight;
    private BigDecimal settled;
    private BigDecimal lacking; // null: it does not wait for money
    private Instant lackingSince;
    private BigDecimal added = BigDecimal.ZERO;
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal released = BigDecimal.ZERO;
    private long messages;

    Fund(
            UUID id,
            UUID campaignId,
            UUID executionId,
            boolean keeps,
            BigDecimal reserved,
            BigDecimal inFlight,
            BigDecimal settled,
            BigDecimal lacking,
            Instant lackingSince) {
        this.id = id;
        this.campaignId = campaignId;
        this.executionId = executionId;
        this.keeps = keeps;
        this.reserved = reserved;
        this.inFlight = inFlight;
        this.settled = settled;
        this.lacking = lacking;
        this.lackingSince = lackingSince;
    }

    /** What is needed beyond what is set aside; not above 0 when it is enough. */
    BigDecimal shortOf(BigDecimal fee) {
        return fee.subtract(reserved);
    }

    void add(BigDecimal amount) {
        reserved = reserved.add(amount);
        added = added.add(amount);
    }

    void take(BigDecimal fee) {
        reserved = reserved.subtract(fee);
        inFlight = inFlight.add(fee);
    }

    void lacks(BigDecimal amount, Instant now) {
        lackingSince = lacking == null ? now : lackingSince;
        lacking = amount;
    }

    void giveBack(BigDecimal fee) {
        inFlight = inFlight.subtract(fee);
        if (keeps) {
            reserved = reserved.add(fee);
        } else {
            released = released.add(fee);
        }
    }

    void settle(BigDecimal fee) {
        inFlight = inFlight.subtract(fee);
        settled = settled.add(fee);
        spent = spent.add(fee);
        messages++;
    }

    /** What was not spent and is not on the wire. */
    void releaseAll() {
        released = released.add(reserved);
        reserved = BigDecimal.ZERO;
        lacking = null;
        lackingSince = null;
    }

    BigDecimal reserved() {
        return reserved;
    }

    BigDecimal inFlight() {
        return inFlight;
    }

    BigDecimal settled() {
        return settled;
    }

    BigDecimal lacking() {
        return lacking;
    }

    Instant lackingSince() {
        return lackingSince;
    }

    BigDecimal added() {
        return added;
    }

    BigDecimal spent() {
        return spent;
    }

    BigDecimal released() {
        return released;
    }

    long messages() {
        return messages;
    }
}
