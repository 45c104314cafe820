/** Outbound › Campaigns: the list, one campaign in full, a new one. */
package io.outbound.console.campaign;
