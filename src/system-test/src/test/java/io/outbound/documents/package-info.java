/** The documents say what is so: requirements name real tests, links lead somewhere, lists of keys and codes are whole. */
package io.outbound.documents;
