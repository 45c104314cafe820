/** {@code balance}: what there is, its lines, and paying in. */
package io.outbound.rest.balance;
