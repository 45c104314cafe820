/**
 * Refused API calls and leads that could not be added, kept for people who must put them right. Learns of them by
 * events only; read by REST and by the console. Nothing in here holds a whole address, phone number or name.
 */
package io.outbound.log;
