package io.outbound.web;

import io.outbound.security.Account;
import io.outbound.security.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions of people: begun by the login page, ended by logout, by a new password and by a new role. */
@ApplicationScoped
public class Sessions {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private Accounts accounts;
    private Clock clock;

    protected Sessions() {}

    @Inject
    public Sessions(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Under a new id, whatever id the browser came with. */
    public void begin(HttpServletRequest request, Account account) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        keep(request.getSession(true), account);
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who signed in and may still be here; looks at the store at most every five seconds. */
    public Optional<Account> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PersonInSession.ATTRIBUTE) instanceof PersonInSession person)) {
            return Optional.empty();
        }
        if (person.checkedAt().plus(FRESH).isAfter(clock.instant())) {
            return Optional.of(person.account());
        }
        Optional<Account> now = accounts.byId(person.account().id())
                .filter(account -> account.version() == person.account().version());
        now.ifPresentOrElse(account -> keep(session, account), session::invalidate);
        return now;
    }

    /** After the account changed by the person's own hand: this session goes on, the others end. */
    public void renew(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(PersonInSession.ATTRIBUTE) instanceof PersonInSession person) {
            accounts.byId(person.account().id()).ifPresent(account -> begin(request, account));
        }
    }

    private void keep(HttpSession session, Account account) {
        Instant now = clock.instant();
        session.setAttribute(PersonInSession.ATTRIBUTE, new PersonInSession(account, now));
    }

    /** Where to go after login: a page of the console, whatever {@code from} says. */
    public static String destination(String from) {
        boolean safe = from != null
                && from.length() <= 500
                && from.matches("/console/[A-Za-z0-9/_.?&=%,:+~-]*")
                && !from.contains("//")
                && !from.contains("..");
        return safe ? from : "/console/campaigns.xhtml";
    }
}
