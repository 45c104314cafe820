/**
 * The one database: its data source, its dialect, its schema, and plain SQL. Called by the repositories of every
 * feature; knows none of them.
 */
package io.outbound.store;
