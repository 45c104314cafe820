/**
 * The two trivial resources that trigger rates are compared with. Deployed beside the product on the same server by the
 * benchmark, as a WAR that is built on the spot; never part of the product.
 */
package io.outbound.bench.anchor;
