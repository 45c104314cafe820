package io.outbound.rest.webpush;

import io.outbound.channel.webpush.PageOrigins;
import io.outbound.channel.webpush.PushSignup;
import io.outbound.kernel.DomainException;
import io.outbound.rest.openapi.Summary;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * {@code /v1/push}: what pages of the host call from a browser, without a key. Only those of the configured origins may
 * ({@link CrossOriginFilter} answers browsers that ask).
 */
@Path("v1/push")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PushResource {

    private PushSignup signup;
    private PageOrigins origins;
    private HttpServletRequest request;

    protected PushResource() {}

    @Inject
    public PushResource(PushSignup signup, PageOrigins origins, HttpServletRequest request) {
        this.signup = signup;
        this.origins = origins;
        this.request = request;
    }

    @GET
    @Path("key")
    @Summary("The public key that browsers subscribe with, and older ones of ours that some still have")
    public PublicKey key() {
        List<String> keys = signup.publicKeys();
        return new PublicKey(keys.get(0), keys.subList(1, keys.size()));
    }

    @POST
    @Path("subscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Summary("Subscribes a browser, or says that it is still there")
    public void subscribe(Subscribing wanted) {
        requireOurPage();
        PushSignup.Previous previous = wanted.previous() == null
                ? null
                : new PushSignup.Previous(
                        wanted.previous().endpoint(), wanted.previous().given().auth());
        signup.subscribe(new PushSignup.Call(
                wanted.subscription().given(),
                wanted.token(),
                previous,
                request.getHeader("User-Agent"),
                request.getRemoteAddr()));
    }

    @POST
    @Path("unsubscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Summary("Forgets a browser")
    public void unsubscribe(Unsubscribing wanted) {
        requireOurPage();
        signup.unsubscribe(
                wanted.subscription().endpoint(), wanted.subscription().given().auth(), request.getRemoteAddr());
    }

    private void requireOurPage() {
        if (!origins.isAllowed(request.getHeader("Origin"))) {
            throw new ProblemException(Problem.of(403, "origin-not-allowed"));
        }
    }

    record PublicKey(String publicKey, List<String> older) {}

    /**
     * A page's call.
     *
     * @param token by the host's server, who the visitor is; null: a visitor that nobody knows
     * @param previous the one that the browser has replaced
     */
    record Subscribing(SubscriptionRequest subscription, String token, SubscriptionRequest previous) {
        Subscribing {
            require(subscription);
        }
    }

    /** A page's call. */
    record Unsubscribing(SubscriptionRequest subscription) {
        Unsubscribing {
            require(subscription);
        }
    }

    private static void require(SubscriptionRequest subscription) {
        if (subscription == null) {
            throw DomainException.invalid(
                    "missing-required-field", "/subscription", "The browser's subscription is needed.");
        }
    }
}
