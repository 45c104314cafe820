package io.outbound.settings;

import io.outbound.kernel.FieldError;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What messages cost, in the one currency of the account; 0: free.
 *
 * @param currency ISO 4217; a name only: changing it converts nothing
 * @param sms of each SMS that a message is cut into, 0..1000, at most four decimals
 * @param viber of each message, likewise
 */
public record Prices(String currency, BigDecimal sms, BigDecimal viber) {

    private static final BigDecimal HIGHEST = new BigDecimal(1000);
    private static final int DECIMALS = 4;

    void check(List<FieldError> errors) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(currency));
        if (!known) {
            errors.add(new FieldError("/prices/currency", "invalid-currency", "Must be a code of ISO 4217, as EUR."));
        }
        check(errors, "/prices/sms", sms);
        check(errors, "/prices/viber", viber);
    }

    private static void check(List<FieldError> errors, String pointer, BigDecimal price) {
        if (price == null) {
            errors.add(new FieldError(pointer, "required", "This property is required."));
        } else if (price.signum() < 0 || price.compareTo(HIGHEST) > 0) {
            errors.add(new FieldError(pointer, "out-of-range", "Must be from 0 to " + HIGHEST + "."));
        } else if (price.stripTrailingZeros().scale() > DECIMALS) {
            errors.add(new FieldError(pointer, "too-precise", "At most " + DECIMALS + " decimals."));
        }
    }
}
