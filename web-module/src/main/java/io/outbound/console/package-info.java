/** The console's frame: language, theme, times and what every page shows. Views hold screen state only. */
package io.outbound.console;
