package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignTags;
import io.outbound.campaign.TagCount;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/tags}: the tags in use. */
@Path("v1/tags")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class TagsResource {

    private CampaignTags tags;

    protected TagsResource() {}

    @Inject
    public TagsResource(CampaignTags tags) {
        this.tags = tags;
    }

    @GET
    @RolesAllowed(Scope.CAMPAIGNS_READ)
    public TagList list() {
        return new TagList(tags.all(), null);
    }

    record TagList(List<TagCount> items, String nextCursor) {}
}
