/** What others report of messages after they have left. */
package io.outbound.rest.receipt;
