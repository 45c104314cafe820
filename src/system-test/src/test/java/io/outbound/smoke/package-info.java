/** The whole path from the outside, the same on every server: what a newcomer does in the first five minutes. */
package io.outbound.smoke;
