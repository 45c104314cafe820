/** Settings › Logs: calls and leads that were refused. */
package io.outbound.console.log;
