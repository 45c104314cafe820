package io.outbound.campaign;

import java.util.List;

/**
 * A test that was accepted.
 *
 * @param executionId of its run: it tells what became of the messages
 * @param missing variables that have neither a value nor a default for some recipient
 */
public record SentTest(String executionId, List<String> recipients, List<String> missing) {}
