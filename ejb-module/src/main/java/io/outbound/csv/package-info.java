/** Rows of files that spreadsheets open. */
package io.outbound.csv;
