/**
 * The jobs {@code contact-import} and {@code contact-export}: chunk by chunk, each with how far it is in one transaction.
 * How far that is stands with the data, not with the batch runtime: whoever claims one goes on from there.
 */
package io.outbound.batch.contactfile;
