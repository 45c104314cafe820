/** What campaigns came to: sent, opened, clicked, bounced, left; one campaign in full or several side by side. */
package io.outbound.statistics;
