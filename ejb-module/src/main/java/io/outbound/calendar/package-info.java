/** When campaigns send and sent, for people: a range of days, and a feed for their calendar programs. Called by rest. */
package io.outbound.calendar;
