/**
 * The money of the account: what was paid in, what runs on channels that cost something have set aside, and what their
 * messages have cost. The ledger books it in the same commit as a message's outcome; preflight asks whether it is enough.
 */
package io.outbound.balance;
