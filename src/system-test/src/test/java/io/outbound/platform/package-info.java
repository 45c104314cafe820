/** The runnable jar as somebody types it: what it prints, how it ends, what is left after it. */
package io.outbound.platform;
