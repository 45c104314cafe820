package io.outbound.console.campaign;

import java.io.Serializable;

/** Something to choose in a form. */
public record Choice(String value, String label) implements Serializable {}
