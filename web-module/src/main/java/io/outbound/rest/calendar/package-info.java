/** The calendar of campaigns over HTTP: a range of days as JSON, and a feed for calendar programs. */
package io.outbound.rest.calendar;
