/** A campaign: what is sent to whom, its life from draft to done, and what it still lacks. */
package io.outbound.campaign;
