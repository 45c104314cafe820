/** The REST API: each feature package translates HTTP to a use case of the core and back, and nothing else. */
package io.outbound.rest;
