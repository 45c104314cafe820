/**
 * Segments: groups of contacts by a rule over what is known and done. A rule is read and checked once, kept as JSON, and
 * becomes SQL with bound values wherever contacts are counted or an audience is resolved.
 */
package io.outbound.segment;
