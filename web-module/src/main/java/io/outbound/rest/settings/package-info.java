/** {@code settings}: read and replaced as a whole, by administrators. */
package io.outbound.rest.settings;
