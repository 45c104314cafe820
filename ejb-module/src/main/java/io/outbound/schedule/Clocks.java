package io.outbound.schedule;

/** Whose clocks a local time is read on. */
public enum Clocks {
    /** The recipient's; the campaign's where none is known. */
    RECIPIENT,
    CAMPAIGN
}
