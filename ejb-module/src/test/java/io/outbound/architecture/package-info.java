/**
 * Who may import whom, and the house rules that a machine can check. Each module states its rules in one test; every rule
 * is held against the product and against a planted violation under {@code io.outbound.planted}, so a rule that stopped
 * biting is noticed.
 */
package io.outbound.architecture;
