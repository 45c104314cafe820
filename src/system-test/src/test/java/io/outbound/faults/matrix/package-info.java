/**
 * The fault matrix: one row for each kind of fault, how often it is made, and the accounting after it. Rows are kept as
 * they finish, so a run that was ended goes on where it was; one table is printed at the end.
 */
package io.outbound.faults.matrix;
