package io.outbound.rest.calendar;

import io.outbound.calendar.CalendarEvent;
import io.outbound.calendar.CalendarFile;
import io.outbound.calendar.CampaignCalendar;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.kernel.ChannelId;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** {@code /v1/calendar} and {@code /v1/calendar.ics}: when campaigns send and sent; drafts are in neither. */
@Path("v1")
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class CalendarResource {

    private static final Duration BEHIND = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(400);

    private CampaignCalendar calendar;
    private Settings settings;
    private Clock clock;

    protected CalendarResource() {}

    @Inject
    public CalendarResource(CampaignCalendar calendar, Settings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Path("calendar")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.CAMPAIGNS_READ)
    @Summary("The campaigns of some days, each occurrence by itself, and those that are ready without a time.")
    public Days days(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("zone") ZoneId asked) {
        ZoneId zone = asked == null ? settings.current().accountTimeZone() : asked;
        CalendarRange range = CalendarRange.of(from, to, zone, clock.instant());
        CampaignCalendar.Days found = calendar.between(range.from(), range.to());
        return new Days(
                zone.getId(),
                found.events().stream().map(event -> Event.of(event, zone)).toList(),
                found.unscheduled().stream().map(event -> Event.of(event, zone)).toList(),
                found.cut(),
                found.moreUnscheduled());
    }

    @GET
    @Path("calendar.ics")
    @Produces("text/calendar")
    @RolesAllowed(Scope.CAMPAIGNS_READ)
    @Answers(String.class)
    @Summary("The same from 60 days ago to 400 days ahead, for calendar programs (RFC 5545).")
    public Response feed() {
        Instant now = clock.instant();
        CampaignCalendar.Days found = calendar.between(now.minus(BEHIND), now.plus(AHEAD));
        return Response.ok(CalendarFile.of(found.events(), found.cut(), now), "text/calendar; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"outbound.ics\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /**
     * @param cut campaigns with more times than are shown, and the first of them that is not
     * @param moreUnscheduled whether more is ready than is shown
     */
    record Days(
            String zone,
            List<Event> events,
            List<Event> unscheduled,
            List<CampaignCalendar.Cut> cut,
            boolean moreUnscheduled) {}

    /**
     * @param local what clocks in the asked zone show, {@code time} as an instant; null without a time
     * @param failureReasons why it was not sent; empty unless the outcome is FAILED
     */
    record Event(
            UUID campaignId,
            String name,
            ChannelId channel,
            CampaignStatus status,
            LaunchType launchType,
            Instant time,
            LocalDateTime local,
            String timeZone,
            String description,
            OccurrenceOutcome outcome,
            List<FailureReason> failureReasons,
            String note) {

        static Event of(CalendarEvent event, ZoneId zone) {
            return new Event(
                    event.campaignId(),
                    event.name(),
                    event.channel(),
                    event.status(),
                    event.launchType(),
                    event.time(),
                    event.time() == null ? null : LocalDateTime.ofInstant(event.time(), zone),
                    event.zone().getId(),
                    event.description(),
                    event.outcome(),
                    event.reasons(),
                    event.note());
        }
    }
}
