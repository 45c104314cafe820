/** Tests that run inside the server, for what only a container does: transactions of a caller, roles on beans. */
package io.outbound.container;
