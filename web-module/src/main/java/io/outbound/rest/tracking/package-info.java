/** Links in messages, open to everybody who holds one: the signature is the proof. */
package io.outbound.rest.tracking;
