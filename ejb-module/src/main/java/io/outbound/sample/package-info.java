/**
 * What a newcomer finds on the first start: people, lists, letters, campaigns in every state, a few refusals in the logs.
 * Made by the use cases themselves, so nothing in it is a state that the product could not reach. Called by nobody.
 */
package io.outbound.sample;
