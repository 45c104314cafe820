package io.outbound.address;

/** When two email addresses count as similar (seed 3: "Lead with similar email"). */
public enum Similarity {
    /** White space around and the case of the domain do not matter. */
    EXACT,
    /** Also the case of the local part does not matter: the default. */
    STANDARD,
    /** Also plus tags and the dots of Gmail do not matter. */
    LOOSE
}
