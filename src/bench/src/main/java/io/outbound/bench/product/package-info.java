/** The product as a user has it: a PostgreSQL with durability on, the runnable jar as a process, its REST API. */
package io.outbound.bench.product;
