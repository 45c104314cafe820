/** The people that can be written to: contacts, their lists, and bringing them in from files. */
package io.outbound.audience;
