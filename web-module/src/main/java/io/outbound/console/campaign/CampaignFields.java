package io.outbound.console.campaign;

import io.outbound.campaign.Audience;
import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.CampaignSettings;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The form's fields as they are typed and chosen; null or empty where nothing is. */
public class CampaignFields implements Serializable {

    private static final long serialVersionUID = 1L;

    private String type = CampaignType.BROADCAST.name();
    private String name;
    private String description;
    private String channel = ChannelId.EMAIL.name();
    private String template;
    private String sender;
    private String list;
    private String launch = LaunchType.MANUAL.name();
    private String windowStart;
    private String windowEnd;

    static CampaignFields of(CampaignDetails details) {
        CampaignFields fields = new CampaignFields();
        fields.type = details.line().type().name();
        fields.name = details.line().name();
        fields.description = details.description();
        fields.channel = details.line().channel().name();
        fields.template = id(details.template());
        fields.sender = id(details.sender());
        fields.list = id(details.contactList());
        fields.launch = details.line().launchType() == null
                ? null
                : details.line().launchType().name();
        fields.windowStart = text(details.windowStart());
        fields.windowEnd = text(details.windowEnd());
        return fields;
    }

    /**
     * These fields over what else a campaign has.
     *
     * @throws DomainException INVALID with one entry for each time that is none
     */
    CampaignSettings over(CampaignSettings others) {
        boolean api = isApi();
        if (api) {
            mustBeTimes();
        }
        return new CampaignSettings(
                name,
                others.slug(),
                description,
                id(template),
                id(sender),
                api ? Audience.NONE : others.audience().withList(id(list)),
                api || launch == null ? null : LaunchType.valueOf(launch),
                others.sendTime(),
                others.timeZone(),
                others.recurrence(),
                api ? time(windowStart) : byClock() ? others.windowStart() : null,
                api ? time(windowEnd) : byClock() ? others.windowEnd() : null,
                others.ttl(),
                others.throttlePerSecond(),
                others.inDoubt(),
                others.tags(),
                others.misfirePolicy(),
                others.quietHours(),
                others.sendTimeZone(),
                others.telegramBotId());
    }

    private boolean byClock() {
        return LaunchType.SCHEDULE.name().equals(launch)
                || LaunchType.RECURRING.name().equals(launch);
    }

    boolean isApi() {
        return CampaignType.API_TRIGGERED.name().equals(type);
    }

    private static UUID id(String text) {
        return text == null || text.isEmpty() ? null : UUID.fromString(text);
    }

    private static String id(CampaignDetails.Used used) {
        return used == null || used.deleted() ? null : used.id().toString();
    }

    private void mustBeTimes() {
        List<FieldError> errors = new ArrayList<>();
        mustBeTime(windowStart, "/window/start", errors);
        mustBeTime(windowEnd, "/window/end", errors);
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "campaign-invalid", "A time cannot be read.", errors);
        }
    }

    private static void mustBeTime(String text, String pointer, List<FieldError> errors) {
        try {
            time(text);
        } catch (DateTimeParseException notATime) {
            errors.add(new FieldError(pointer, "time-malformed", "A time has the form 2026-12-24T18:00."));
        }
    }

    private static LocalDateTime time(String text) {
        return text == null || text.isBlank() ? null : LocalDateTime.parse(text.strip());
    }

    private static String text(LocalDateTime time) {
        return time == null ? null : time.withSecond(0).withNano(0).toString();
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getChannel() {
        return channel;
    }

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public String getLaunch() {
        return launch;
    }

    public void setLaunch(String launch) {
        this.launch = launch;
    }

    public String getWindowStart() {
        return windowStart;
    }

    public void setWindowStart(String windowStart) {
        this.windowStart = windowStart;
    }

    public String getWindowEnd() {
        return windowEnd;
    }

    public void setWindowEnd(String windowEnd) {
        this.windowEnd = windowEnd;
    }
}
