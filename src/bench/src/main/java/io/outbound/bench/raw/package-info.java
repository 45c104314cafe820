/** The raw sender: Angus Mail with rendered bytes and nothing else, the limit a campaign is compared with. */
package io.outbound.bench.raw;
