/** What happens once, when an installation starts for the first time: its key, its first account, its first API key. */
package io.outbound.setup;
