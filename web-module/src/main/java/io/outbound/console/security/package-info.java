/** Getting in and out: login, and one's own password. */
package io.outbound.console.security;
