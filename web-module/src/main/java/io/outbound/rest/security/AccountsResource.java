package io.outbound.rest.security;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.AccountAdministration;
import io.outbound.security.Authentication;
import io.outbound.security.NewAccount;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;

/** {@code /v1/accounts}: the people who may sign in at the console, by name. */
@Path("v1/accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class AccountsResource {

    private AccountAdministration administration;
    private Authentication authentication;

    protected AccountsResource() {}

    @Inject
    public AccountsResource(AccountAdministration administration, Authentication authentication) {
        this.administration = administration;
        this.authentication = authentication;
    }

    @GET
    public Page<AccountJson> list() {
        return new Page<>(administration.all().stream().map(AccountJson::of).toList(), Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(status = 201, value = AccountJson.class)
    @Summary("Add an account; without a password one is generated and shown in this answer only")
    public Response add(AccountRequest.Addition wanted) {
        NewAccount made = administration.add(wanted.username(), wanted.role(), wanted.password());
        return Response.created(UriBuilder.fromPath("v1/accounts/{name}")
                        .build(made.entry().account().username()))
                .entity(AccountJson.of(made))
                .build();
    }

    @GET
    @Path("{username}")
    public AccountJson one(@PathParam("username") String username) {
        return AccountJson.of(administration.byName(username));
    }

    @PATCH
    @Path("{username}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Summary("Give another role, disable or enable; one enabled administrator is always left")
    public AccountJson change(@PathParam("username") String username, AccountRequest.Change wanted) {
        return AccountJson.of(administration.change(username, wanted.role(), wanted.enabled()));
    }

    @POST
    @Path("{username}/password-reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @Summary("Set a password for somebody who forgot theirs; without one it is generated and shown in this answer only")
    public AccountJson resetPassword(@PathParam("username") String username, AccountRequest.Reset wanted) {
        return AccountJson.of(administration.resetPassword(username, wanted.newPassword()));
    }

    /** A call carries a key, not a person: the present password proves the right to change it. */
    @PUT
    @Path("{username}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(
            @PathParam("username") String username, PasswordJson wanted, @Context HttpServletRequest request) {
        if (wanted.currentPassword() == null || wanted.newPassword() == null) {
            throw DomainException.invalid("required", "/newPassword", "Both passwords are required.");
        }
        authentication.changePassword(
                username, wanted.currentPassword(), wanted.newPassword(), request.getRemoteAddr());
    }
}
