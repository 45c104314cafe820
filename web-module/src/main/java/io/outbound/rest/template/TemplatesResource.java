package io.outbound.rest.template;

import io.outbound.audience.Attributes;
import io.outbound.audience.ContactBook;
import io.outbound.campaign.Asset;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.campaign.Usages;
import io.outbound.rest.json.MergePatch;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.settings.PublicUrl;
import io.outbound.sms.SmsText;
import io.outbound.template.RenderedContent;
import io.outbound.template.SavedTemplate;
import io.outbound.template.Template;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateLibrary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/templates}. */
@Path("v1/templates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class TemplatesResource {

    private static final String LIST = "templates";

    private TemplateLibrary library;
    private ContactBook contacts;
    private PublicUrl publicUrl;
    private Cursors cursors;
    private Usages usages;

    protected TemplatesResource() {}

    @Inject
    public TemplatesResource(
            TemplateLibrary library, ContactBook contacts, PublicUrl publicUrl, Cursors cursors, Usages usages) {
        this.library = library;
        this.contacts = contacts;
        this.publicUrl = publicUrl;
        this.cursors = cursors;
        this.usages = usages;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public TemplatePage list(
            @QueryParam("channel") ChannelId channel,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Page<Template> page = cursors.page(
                LIST,
                limit,
                cursor,
                (after, size) -> library.page(Optional.ofNullable(channel), after, size),
                Template::id);
        return new TemplatePage(page.map(this::json).items(), page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response add(TemplateRequest request) {
        SavedTemplate saved = library.add(request.channel(), request.name(), request.content());
        return Response.created(URI.create("v1/templates/" + saved.template().id()))
                .tag(ETags.of(saved.template().version()))
                .entity(json(saved))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        Template template = library.byId(id);
        return Response.ok(json(template)).tag(ETags.of(template.version())).build();
    }

    @PUT
    @Path("{id}")
    public Response replace(@PathParam("id") UUID id, TemplateRequest request, @Context HttpHeaders headers) {
        return edited(id, ETags.expected(headers), request);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(@PathParam("id") UUID id, JsonObject patch, @Context HttpHeaders headers) {
        long version = ETags.expected(headers);
        TemplateRequest current = TemplateRequest.of(library.byId(id));
        return edited(id, version, MergePatch.apply(current, patch, TemplateRequest.class));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Answers(Usages.Broken.class)
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        library.delete(id, ETags.given(headers));
        return usages.deleted(Asset.TEMPLATE, id);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/usages")
    @Consumes(MediaType.WILDCARD)
    @Summary("The campaigns that use it, and whether they can do without.")
    public Usages.UsedBy usages(@PathParam("id") UUID id) {
        return usages.of(Asset.TEMPLATE, library.byId(id).id());
    }

    @POST
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/preview")
    public Preview preview(@PathParam("id") UUID id, PreviewRequest request) {
        Map<String, Object> profile = new HashMap<>();
        if (request.contactId() != null) {
            profile.putAll(contacts.byId(request.contactId()).profile());
        }
        profile.putAll(plain(request.profile()));
        Map<String, Object> context = new HashMap<>(plain(request.context()));
        context.putIfAbsent("system", Map.of("unsubscribeUrl", publicUrl.base() + "/t/u/preview"));
        TemplateContent content =
                request.version() == null ? library.byId(id).content() : library.content(id, request.version());
        RenderedContent rendered = library.preview(content, profile, context);
        List<String> missing = library.variables(content).missing(profile, context);
        SmsParts sms = library.byId(id).channel() == ChannelId.SMS ? SmsParts.of(rendered.plain()) : null;
        return new Preview(rendered.subject(), rendered.html(), rendered.plain(), rendered.link(), sms, missing);
    }

    private static Map<String, Object> plain(JsonObject values) {
        return values == null ? Map.of() : Attributes.plain(values);
    }

    private Response edited(UUID id, long version, TemplateRequest request) {
        if (request.channel() != null && request.channel() != library.byId(id).channel()) {
            throw DomainException.invalid("channel-fixed", "/channel", "The channel of a template cannot change.");
        }
        SavedTemplate saved = library.edit(id, version, request.name(), request.content());
        return Response.ok(json(saved))
                .tag(ETags.of(saved.template().version()))
                .build();
    }

    private TemplateJson json(Template template) {
        return TemplateJson.of(template, library.variables(template.content()), List.of());
    }

    private static TemplateJson json(SavedTemplate saved) {
        return TemplateJson.of(saved.template(), saved.variables(), saved.warnings());
    }

    record TemplatePage(List<TemplateJson> items, String nextCursor) {}

    /**
     * @param sms null on other channels
     * @param missing variables that have neither a value nor a default here
     */
    record Preview(String subject, String html, String text, String link, SmsParts sms, List<String> missing) {}

    /**
     * Into how many SMS a text is cut, each of which is paid for.
     *
     * @param encoding GSM7, or UCS2 once there is a character outside the GSM alphabet
     */
    record SmsParts(String encoding, int segments) {

        static SmsParts of(String text) {
            return new SmsParts(SmsText.isGsm(text) ? "GSM7" : "UCS2", SmsText.segments(text));
        }
    }
}
