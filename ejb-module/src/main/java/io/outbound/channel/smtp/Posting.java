package io.outbound.channel.smtp;

import java.util.List;

/**
 * A message ready for the wire.
 *
 * @param from where bounces go
 * @param data as DATA wants it, piece by piece, the final dot included
 * @param size of the message in bytes, as SIZE counts it (RFC 1870 §6)
 */
record Posting(String from, String to, boolean needsUtf8, List<Bytes> data, int size) {}
