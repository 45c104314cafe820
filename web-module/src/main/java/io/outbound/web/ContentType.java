package io.outbound.web;

import java.util.regex.Pattern;

/** The header as RFC 9110 §8.3.1 has it: JAX-RS implementations answer to anything else as to a broken request. */
final class ContentType {

    private static final Pattern SHAPE = Pattern.compile("[!#$%&'*+.^_`|~\\w-]++/[!#$%&'*+.^_`|~\\w-]++\\s*+(?:;.*+)?");

    private ContentType() {}

    /** @param header null when absent, which is none */
    static boolean isReadable(String header) {
        return header == null || SHAPE.matcher(header.strip()).matches();
    }
}
