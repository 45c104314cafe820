/**
 * What went wrong, as RFC 9457 {@code application/problem+json}: one translation for everything that can be thrown
 * below a resource. Never tells a class name, SQL or anything else about the inside.
 */
package io.outbound.rest.problem;
