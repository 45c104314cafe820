/** Segments over HTTP: their rules, and how many contacts a rule holds. */
package io.outbound.rest.segment;
