/** Templates over HTTP. */
package io.outbound.rest.template;
