package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.schedule.Clocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schedule has no occurrence that is still to come; {@link #facts()} has the server's time. */
public class SendTimePassedException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> facts;

    private SendTimePassedException(Kind kind, String code, String message, Map<String, Object> facts) {
        super(kind, code, message, List.of(new FieldError("/sendTime", code, message)));
        this.facts = facts;
    }

    /** When a schedule is set. */
    static SendTimePassedException whenSet(Clocks clocks, Instant now) {
        return new SendTimePassedException(
                Kind.INVALID,
                "send-time-in-past",
                "There is no send time after now, " + now + "."
                        + (clocks == Clocks.CAMPAIGN ? "" : " At the recipients' time, it must be so at UTC+14, too."),
                Map.of("now", now.toString()));
    }

    /** When a stopped campaign is launched again. */
    static SendTimePassedException onRelaunch(Instant now, Set<CampaignAction> offered) {
        return new SendTimePassedException(
                Kind.CONFLICT,
                "schedule-time-passed",
                "The send time has passed in the meantime: edit it.",
                Map.of(
                        "now",
                        now.toString(),
                        "allowedActions",
                        offered.stream().map(CampaignAction::verb).toList()));
    }

    @Override
    public Map<String, Object> facts() {
        return facts == null ? Map.of() : facts;
    }
}
