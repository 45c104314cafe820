/**
 * Leads: injection through the API, the rule against similar addresses with its guard table, removal. Called by REST and
 * by the console; tells the log about refusals by the event {@link io.outbound.lead.LeadsRejected}.
 */
package io.outbound.lead;
