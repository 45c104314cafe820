package io.outbound.alert;

/** What an alert is about. */
public enum AlertKind {
    /** Occurrences of a campaign were missed under the policy ALERT: edit its time, send now, or skip. */
    OCCURRENCES_MISSED,
    /** Occurrences of a recurring campaign could not be sent, and it waits for the next: look at why. */
    OCCURRENCES_FAILED,
    /** A webhook was switched off: its address is gone, or failed for days. */
    WEBHOOK_DISABLED,
    /** A campaign was paused because too many of its messages failed: it tries again by itself, or resume it. */
    ERROR_STORM
}
