/** Lead injection over HTTP (seed 3). */
package io.outbound.rest.lead;
