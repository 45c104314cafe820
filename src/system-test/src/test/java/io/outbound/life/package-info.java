/** The life of campaigns, every status and every verb. */
package io.outbound.life;
