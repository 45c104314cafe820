/** People as files bring them in. */
package io.outbound.contacts;
