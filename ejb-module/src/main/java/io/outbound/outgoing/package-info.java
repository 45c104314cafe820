/**
 * Calls to addresses that users of the product chose: what may be called at all, and a call that goes to the very
 * address that was looked at. Called by webhooks; for everything that takes a URL from outside.
 */
package io.outbound.outgoing;
