/** The suppression list over HTTP. Addresses go in; only their keyed hashes come out. */
package io.outbound.rest.suppression;
