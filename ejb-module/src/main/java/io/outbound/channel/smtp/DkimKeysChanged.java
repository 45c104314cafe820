package io.outbound.channel.smtp;

/** Other keys sign from now on. */
record DkimKeysChanged() {}
