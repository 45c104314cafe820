/**
 * The door of the web application, before REST and console: who calls, by path, and what every answer carries. Knows
 * neither of the two but for their paths.
 */
package io.outbound.web;
