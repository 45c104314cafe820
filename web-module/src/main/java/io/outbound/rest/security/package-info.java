/** {@code api-keys} and passwords: who may call. For administrators. */
package io.outbound.rest.security;
