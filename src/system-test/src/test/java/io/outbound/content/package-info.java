/** What campaigns are made of: templates, senders, bots, and what becomes of campaigns when somebody takes them away. */
package io.outbound.content;
