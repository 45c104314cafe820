/** Web Push over HTTP: keys, the browsers of contacts, and what pages of a host call without a key of ours. */
package io.outbound.rest.webpush;
