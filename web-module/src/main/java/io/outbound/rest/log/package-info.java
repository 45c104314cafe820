/** The two failure logs over HTTP: lists, one row, totals, CSV (seeds 0 and 3). */
package io.outbound.rest.log;
