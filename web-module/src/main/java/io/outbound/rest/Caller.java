package io.outbound.rest;

import io.outbound.security.Actor;
import io.outbound.security.AddressBlock;
import io.outbound.security.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls, and from where as far as logs may know: the key's name, the block of the address, the user agent. */
@RequestScoped
public class Caller {

    private static final int LONGEST_AGENT = 120;

    private CurrentActor actor;
    private HttpServletRequest request;

    protected Caller() {}

    @Inject
    public Caller(CurrentActor actor, HttpServletRequest request) {
        this.actor = actor;
        this.request = request;
    }

    public Actor actor() {
        return actor.get();
    }

    /** For example {@code key:shop · 203.0.113.0/24 · curl/8.5.0}. */
    public String description() {
        String agent = request.getHeader("User-Agent");
        String source = actor().name() + " · " + AddressBlock.of(request.getRemoteAddr());
        return agent == null || agent.isBlank()
                ? source
                : source + " · " + agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
