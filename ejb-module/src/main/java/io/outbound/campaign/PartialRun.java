package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a campaign whose run was halted in the middle keeps: some have its message already, the rest shall get the same. */
final class PartialRun {

    private PartialRun() {}

    /** @throws DomainException CONFLICT {@code partial-run} with one entry for each field that may not change */
    static void requireUntouched(CampaignSettings before, CampaignSettings after) {
        List<FieldError> errors = new ArrayList<>();
        keep(errors, "/templateId", before.templateId(), after.templateId());
        keep(
                errors,
                "/contactListId",
                before.audience().contactListId(),
                after.audience().contactListId());
        keep(
                errors,
                "/includeSegments",
                before.audience().includeSegments(),
                after.audience().includeSegments());
        keep(
                errors,
                "/excludeSegments",
                before.audience().excludeSegments(),
                after.audience().excludeSegments());
        keep(
                errors,
                "/oneTimeSegment",
                before.audience().oneTimeRule(),
                after.audience().oneTimeRule());
        keep(errors, "/launchType", before.launchType(), after.launchType());
        keep(errors, "/timeZone", before.timeZone(), after.timeZone());
        keep(errors, "/sendTimeZone", before.sendTimeZone(), after.sendTimeZone());
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "partial-run",
                    "Part of this campaign was sent: its audience, template, launch type and time zones stay. Duplicate it instead.",
                    errors);
        }
    }

    private static void keep(List<FieldError> errors, String pointer, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            errors.add(new FieldError(pointer, "partial-run", "Part of this campaign was sent: this stays."));
        }
    }
}
