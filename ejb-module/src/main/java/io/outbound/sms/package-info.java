/** What an SMS holds, and into how many a text is cut: for those who send them and for those who have them paid. */
package io.outbound.sms;
