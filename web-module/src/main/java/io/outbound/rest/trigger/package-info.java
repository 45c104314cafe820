/** API-triggered campaigns over HTTP, in the shape of Adobe Journey Optimizer (seed 1). */
package io.outbound.rest.trigger;
