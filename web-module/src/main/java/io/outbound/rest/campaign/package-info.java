/** Campaigns over HTTP: the list, one in full, and the verbs of its life. */
package io.outbound.rest.campaign;
