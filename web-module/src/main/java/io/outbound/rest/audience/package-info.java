/** Contacts, contact lists and imports over HTTP. */
package io.outbound.rest.audience;
