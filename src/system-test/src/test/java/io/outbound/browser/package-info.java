/** The console as people use it: a real Chromium against a running product. */
package io.outbound.browser;
