/** Whether this node lives and can work; asked by load balancers and by whoever starts the server. */
package io.outbound.rest.health;
