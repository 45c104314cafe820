/**
 * Words that every feature shares: ids, pages, time, and the business "no". Imports nothing but {@code java.*}. Lives
 * in the client jar, so that a host's adapter can use it.
 */
package io.outbound.kernel;
