/** Settings › Global Settings. */
package io.outbound.console.settings;
