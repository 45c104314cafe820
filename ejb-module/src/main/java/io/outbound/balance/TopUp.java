package io.outbound.balance;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Money paid in.
 *
 * @param amount above 0, at most 999,999,999, at most four decimals
 * @param note for people; at most 500 characters; null for none
 * @param key a second top-up of the same key does nothing; null: each is a new one
 */
public record TopUp(BigDecimal amount, String note, String key) {

    private static final BigDecimal MOST = new BigDecimal("999999999");
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_KEY = 200;

    /** @throws DomainException INVALID with everything that is wrong */
    TopUp checked() {
        List<FieldError> errors = new ArrayList<>();
        if (amount == null) {
            errors.add(new FieldError("/amount", "required", "This property is required."));
        } else if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            errors.add(new FieldError("/amount", "out-of-range", "Must be above 0 and at most " + MOST + "."));
        } else if (amount.stripTrailingZeros().scale() > Funds.DECIMALS) {
            errors.add(new FieldError("/amount", "too-precise", "At most " + Funds.DECIMALS + " decimals."));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            errors.add(new FieldError("/note", "too-long", "At most " + LONGEST_NOTE + " characters."));
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            errors.add(new FieldError("", "idempotency-key-invalid", "1 to " + LONGEST_KEY + " characters."));
        }
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    errors.get(0).code(),
                    errors.get(0).message(),
                    errors);
        }
        return this;
    }
}
