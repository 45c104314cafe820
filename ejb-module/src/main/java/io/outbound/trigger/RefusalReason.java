package io.outbound.trigger;

/** Why an API call was refused, as the log shows it (seed 0). */
public enum RefusalReason {
    INCOMPLETE_CAMPAIGN_SETUP("Incomplete campaign setup"),
    NON_EXISTENT_SLUG("Non-existent slug"),
    INACTIVE_CAMPAIGN("Inactive campaign"),
    OUTSIDE_CAMPAIGN_WINDOW("Outside the campaign's dates"),
    WRONG_ENDPOINT_MODE("Wrong endpoint for this campaign"),
    INVALID_PAYLOAD("Invalid payload"),
    DUPLICATE_RECIPIENT("Recipient named twice"),
    UNKNOWN_PROFILE("Unknown profile"),
    MISSING_VARIABLE("Missing variable"),
    PROFILE_VARIABLE_NOT_ALLOWED("Profile variable not allowed"),
    PAYLOAD_TOO_LARGE("Payload too large"),
    UNAUTHENTICATED("Not authenticated"),
    FORBIDDEN("Not allowed"),
    RATE_LIMITED("Too many calls"),
    CALL_TIMEOUT("Call timeout"),
    STORAGE_AUTHENTICATION("Data store refused the credential"),
    INTERNAL("Internal error");

    private final String title;

    RefusalReason(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
