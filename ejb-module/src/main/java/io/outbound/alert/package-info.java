/**
 * What people have to look at: raised by what observes the features' events, in their transactions, and listed until
 * somebody acknowledges it. Read by REST and the console; nobody else calls it.
 */
package io.outbound.alert;
