package io.outbound.rest.channel;

import io.outbound.audience.ContactBook;
import io.outbound.campaign.Asset;
import io.outbound.channel.telegram.BotCheck;
import io.outbound.channel.telegram.BotConnection;
import io.outbound.channel.telegram.TelegramBot;
import io.outbound.channel.telegram.TelegramBotDesk;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.campaign.Usages;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** {@code /v1/telegram-bots}: who Telegram messages come from. A token goes in and never comes out. */
@Path("v1/telegram-bots")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class TelegramBotsResource {

    private static final String LIST = "telegram-bots";

    private TelegramBotDesk desk;
    private BotCheck check;
    private BotConnection connection;
    private ContactBook contacts;
    private Cursors cursors;
    private Usages usages;

    protected TelegramBotsResource() {}

    @Inject
    public TelegramBotsResource(
            TelegramBotDesk desk,
            BotCheck check,
            BotConnection connection,
            ContactBook contacts,
            Cursors cursors,
            Usages usages) {
        this.connection = connection;
        this.contacts = contacts;
        this.usages = usages;
        this.desk = desk;
        this.check = check;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public BotPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<TelegramBot> page = cursors.page(LIST, limit, cursor, desk::page, TelegramBot::id);
        return new BotPage(
                page.map(TelegramBotJson::of).items(), page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Answers(value = TelegramBotJson.class, status = 201)
    public Response add(BotRequest request) {
        TelegramBot bot = desk.add(request.name(), request.token());
        return Response.created(URI.create("v1/telegram-bots/" + bot.id()))
                .tag(ETags.of(bot.version()))
                .entity(TelegramBotJson.of(bot))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Answers(TelegramBotJson.class)
    public Response one(@PathParam("id") UUID id) {
        return answer(desk.byId(id));
    }

    /** Another name, another token, or both. */
    @PATCH
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Answers(TelegramBotJson.class)
    public Response change(@PathParam("id") UUID id, BotRequest change, @Context HttpHeaders headers) {
        return answer(desk.change(id, ETags.expected(headers), change.name(), change.token()));
    }

    @DELETE
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Answers(Usages.Broken.class)
    public Response delete(@PathParam("id") UUID id) {
        desk.delete(id);
        return usages.deleted(Asset.TELEGRAM_BOT, id);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/usages")
    @Consumes(MediaType.WILDCARD)
    @Summary("The campaigns that use it, and whether they can do without.")
    public Usages.UsedBy usages(@PathParam("id") UUID id) {
        return usages.of(Asset.TELEGRAM_BOT, desk.byId(id).id());
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/check")
    @Consumes(MediaType.WILDCARD)
    @Answers(TelegramBotJson.class)
    @Summary("Asks Telegram whether it still knows the bot: ACTIVE or BLOCKED.")
    public Response check(@PathParam("id") UUID id) {
        TelegramBot bot = check.check(id);
        boolean blocked = bot.status() == TelegramBot.Status.BLOCKED;
        return answer(bot, TelegramBotJson.of(bot, blocked ? usages.breaking(Asset.TELEGRAM_BOT, id) : List.of()));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/webhook")
    @Consumes(MediaType.WILDCARD)
    @Summary("Telegram tells this server from now on who opens a chat with the bot or shuts it out.")
    public Response listen(@PathParam("id") UUID id) {
        connection.listen(id);
        return Response.noContent().build();
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/links")
    @Answers(value = BotConnection.ChatLink.class, status = 201)
    @Summary("A link by which one contact opens a chat with the bot, and is reached there from then on.")
    public Response link(@PathParam("id") UUID id, LinkRequest request) {
        if (request.contactId() == null) {
            throw DomainException.invalid("missing-required-field", "/contactId", "A link is for one contact.");
        }
        UUID contact = contacts.byId(request.contactId()).id();
        return Response.status(Response.Status.CREATED)
                .entity(connection.link(id, contact))
                .build();
    }

    private static Response answer(TelegramBot bot) {
        return answer(bot, TelegramBotJson.of(bot));
    }

    private static Response answer(TelegramBot bot, TelegramBotJson json) {
        return Response.ok(json).tag(ETags.of(bot.version())).build();
    }

    record BotRequest(String name, String token) {}

    record LinkRequest(UUID contactId) {}

    record BotPage(List<TelegramBotJson> items, String nextCursor) {}
}
