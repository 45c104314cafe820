/** Channels that cost money, on a running server, in its sandbox. */
package io.outbound.balance;
