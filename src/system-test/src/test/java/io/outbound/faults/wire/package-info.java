/** A link that fails on request: between an engine and its mail server, or between a node and its database. */
package io.outbound.faults.wire;
