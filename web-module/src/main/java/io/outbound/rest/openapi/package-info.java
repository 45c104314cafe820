/**
 * The API's description (OpenAPI 3.1), read from the resources themselves when the project is built, so that an endpoint
 * cannot be missing from it, and served as a file, so that it is there on every server.
 */
package io.outbound.rest.openapi;
