/** How fast messages leave: lanes, limits, and campaigns that pause while their messages fail. */
package io.outbound.pace;
