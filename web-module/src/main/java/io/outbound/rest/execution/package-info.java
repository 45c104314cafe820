/** Runs and their messages over HTTP: where each one stands, and why. */
package io.outbound.rest.execution;
