package io.outbound.trigger;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.FailureReason;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * Why a call is not accepted.
 *
 * @param code kebab-case, for the caller
 * @param errors every field at fault
 * @param gaps everything that a campaign lacks
 * @param campaign the one that was named, if it exists
 */
public record Refusal(
        RefusalReason reason,
        Kind kind,
        String code,
        String detail,
        List<FieldError> errors,
        List<FailureReason> gaps,
        Optional<Campaign> campaign) {

    public static Refusal of(RefusalReason reason, Kind kind, String code, String detail, List<FieldError> errors) {
        return new Refusal(reason, kind, code, detail, errors, List.of(), Optional.empty());
    }

    static Refusal of(RefusalReason reason, Kind kind, String code, String detail) {
        return of(reason, kind, code, detail, List.of());
    }

    Refusal lacking(List<FailureReason> all) {
        return new Refusal(reason, kind, code, detail, errors, all, campaign);
    }

    Refusal about(Campaign named) {
        return new Refusal(reason, kind, code, detail, errors, gaps, Optional.of(named));
    }
}
