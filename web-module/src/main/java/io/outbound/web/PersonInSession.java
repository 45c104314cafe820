package io.outbound.web;

import io.outbound.security.Account;
import java.io.Serializable;
import java.time.Instant;

/**
 * Who a session belongs to, as a session attribute.
 *
 * @param account as it was when the session began; its version tells whether it has changed since
 * @param checkedAt when the account was last compared with the store
 */
record PersonInSession(Account account, Instant checkedAt) implements Serializable {

    static final String ATTRIBUTE = "io.outbound.web.person";
}
