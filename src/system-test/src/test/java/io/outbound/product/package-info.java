/**
 * Outbound as a test meets it: the runnable jar on Payara Micro or the EAR on Payara Server, each with a PostgreSQL and an
 * SMTP sink of its own, and an HTTP client that knows nothing of the code behind.
 */
package io.outbound.product;
