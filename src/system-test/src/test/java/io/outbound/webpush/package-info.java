/** Web Push from outside: pages that subscribe browsers, and what browsers show. */
package io.outbound.webpush;
