/** Email by SMTP: an own MIME writer and an own client, because the ledger needs to know exactly what became of a try (ADR 0009). */
package io.outbound.channel.smtp;
