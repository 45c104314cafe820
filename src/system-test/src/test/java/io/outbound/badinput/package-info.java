/** What comes from outside and is wrong: a coded answer each time, and nothing stored. */
package io.outbound.badinput;
