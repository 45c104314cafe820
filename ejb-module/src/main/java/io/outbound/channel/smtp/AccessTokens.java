package io.outbound.channel.smtp;

import java.io.IOException;

/** Where the token of XOAUTH2 comes from. Thread-safe. */
interface AccessTokens {

    /** None is configured. */
    AccessTokens NONE = new AccessTokens() {
        @Override
        public String token() throws IOException {
            throw new IOException("outbound.email.oauth.token-url is not set");
        }

        @Override
        public void refused(String token) {
            // there is none
        }
    };

    /** One that is good now. */
    String token() throws IOException;

    /** The mail server did not take it: the next one is asked for anew. */
    void refused(String token);
}
