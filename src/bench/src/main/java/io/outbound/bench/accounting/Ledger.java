package io.outbound.bench.accounting;

import java.util.List;

/** Everything the database knows of some executions, read at one instant. */
public record Ledger(List<ExecutionRow> executions, List<LedgerRow> rows) {}
