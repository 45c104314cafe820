/** Alerts over HTTP: what people have to look at. */
package io.outbound.rest.alert;
