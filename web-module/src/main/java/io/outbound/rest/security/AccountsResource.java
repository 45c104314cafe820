package io.outbound.rest.security;

import io.outbound.kernel.DomainException;
import io.outbound.security.Authentication;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A call carries a key, not a person, so the account is named and its present password proves the right to change it. */
@Path("v1/accounts")
@RequestScoped
@RolesAllowed(Scope.ADMIN)
public class AccountsResource {

    private Authentication authentication;

    protected AccountsResource() {}

    @Inject
    public AccountsResource(Authentication authentication) {
        this.authentication = authentication;
    }

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
