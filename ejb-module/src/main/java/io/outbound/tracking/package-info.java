/**
 * What recipients do with an email: open it, follow its links. Puts signed links into the HTML of broadcasts and keeps
 * what they tell; the wire of the web is elsewhere.
 */
package io.outbound.tracking;
