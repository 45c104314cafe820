package io.outbound.bench.sink;

/** Where in an SMTP conversation a {@link Script} may step in. {@code DOT} is the end of the message. */
public enum Moment {
    CONNECT,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    DOT,
    RSET,
    QUIT
}
