/** The custom attributes of contacts that have a type: what their values may be. An attribute without one is text. */
package io.outbound.attribute;
