/** Figures of campaigns over HTTP. */
package io.outbound.rest.statistics;
