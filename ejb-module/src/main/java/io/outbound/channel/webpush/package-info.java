/**
 * Web Push: the browsers that let us write to them, the keys that we sign with (RFC 8292), what is sent, encrypted for one
 * browser (RFC 8291), and the way to their push services (RFC 8030).
 */
package io.outbound.channel.webpush;
