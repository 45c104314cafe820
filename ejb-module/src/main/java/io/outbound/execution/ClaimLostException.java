package io.outbound.execution;

/** This node holds the run no more: another has taken it over, and goes on from what the ledger says. */
public class ClaimLostException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public ClaimLostException(Claim claim) {
        super("OUT-0130 The claim of run " + claim.executionId() + " is lost.");
    }
}
