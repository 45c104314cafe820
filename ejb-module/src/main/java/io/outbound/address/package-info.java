/** Email addresses: what is one, and when two are similar. The one place that computes the key of an address. */
package io.outbound.address;
