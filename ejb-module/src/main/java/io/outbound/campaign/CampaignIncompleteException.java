package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.List;
import java.util.Map;

/** The campaign lacks something; {@link #reasons()} lists all of it at once. */
public class CampaignIncompleteException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient List<FailureReason> reasons;

    CampaignIncompleteException(Kind kind, List<FailureReason> reasons) {
        super(
                kind,
                "campaign-incomplete",
                "The campaign lacks something: " + reasons.get(0).message(),
                reasons.stream()
                        .map(reason -> new FieldError("/" + reason.field(), reason.code(), reason.message()))
                        .toList());
        this.reasons = List.copyOf(reasons);
    }

    public List<FailureReason> reasons() {
        return reasons;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("reasons", reasons);
    }
}
