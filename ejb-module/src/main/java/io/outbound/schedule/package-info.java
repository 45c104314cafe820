/**
 * When something shall happen: local time + IANA zone + RRULE text become instants, with what daylight saving does to
 * them. Pure: no clock, no store. Campaigns and the calendar ask it.
 */
package io.outbound.schedule;
