/** The door to JSON-P, for everyone who reads or writes JSON. */
package io.outbound.json;
