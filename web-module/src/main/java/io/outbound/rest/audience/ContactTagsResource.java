package io.outbound.rest.audience;

import io.outbound.audience.ContactBook;
import io.outbound.audience.ContactTags;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/contact-tags}: the tags that contacts have, in the order of the alphabet. */
@Path("v1/contact-tags")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ContactTagsResource {

    private static final String LIST = "contact-tags";

    private ContactBook book;
    private Cursors cursors;

    protected ContactTagsResource() {}

    @Inject
    public ContactTagsResource(ContactBook book, Cursors cursors) {
        this.book = book;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public TagPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        String after = cursors.open(LIST, cursor).map(keys -> keys.get(0)).orElse(null);
        List<ContactTags.Use> found = book.tags(after, size);
        boolean more = found.size() == size;
        return new TagPage(found, more ? cursors.sign(LIST, found.get(size - 1).tag()) : null);
    }

    record TagPage(List<ContactTags.Use> items, String nextCursor) {}
}
