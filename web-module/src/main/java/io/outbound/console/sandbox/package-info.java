/** The sandbox inbox: what would have been sent. */
package io.outbound.console.sandbox;
