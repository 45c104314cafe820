/**
 * JSON in and out of records, strictly: every engineer's mistake and every attacker's trick gets an answer that names
 * the place. Built on JSON-P alone, which every EE 10 server brings, so that no server's own JSON library interferes.
 */
package io.outbound.rest.json;
