/**
 * What an administrator can set: deployment configuration (read once, from outside) and settings (changed at run time,
 * kept in the database).
 */
package io.outbound.settings;
