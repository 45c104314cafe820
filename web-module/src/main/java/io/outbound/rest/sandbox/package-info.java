/** The sandbox inbox over HTTP: what would have been sent. */
package io.outbound.rest.sandbox;
