package io.outbound.settings;

import io.outbound.address.Similarity;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an administrator sets at run time.
 *
 * @param blockDuplicateApiLeads "Do not add new Leads via api if Lead with similar email already exists" (seed 3)
 * @param blockDuplicateManualLeads the same for leads added in the console or by file
 * @param accountTimeZone what the console shows times in, unless a thing has a zone of its own
 * @param callTimeoutSeconds of one API call (seed 1.6), 5..60
 * @param idempotencyTtlHours how long an accepted request id is remembered, 1..720
 * @param acceptKeyInUrl whether {@code ?apikey=} is tolerated; such keys end up in proxies' logs
 * @param logRetentionDays of both failure logs, 1..3650
 * @param failedLogRowsPerMinute stored for each key; above it refusals are counted, not stored, 1..100000
 * @param sandbox every channel delivers into the sandbox inbox and nothing leaves
 * @param misfireGraceSeconds so late may a scheduled campaign start by itself, 0..86400
 * @param recurringOnFailure what an occurrence that cannot start does to its campaign
 * @param allowHalt whether a running campaign can be ended in the middle
 * @param trackOpens whether HTML messages carry a pixel that tells of their opening
 * @param trackClicks whether links in HTML messages lead over this server, which counts them
 * @param occurrenceRetentionDays of what became of each occurrence, and of acknowledged alerts, 1..3650
 * @param webhookRetentionDays of what webhooks were told, 1..365
 * @param prices what messages cost; left out in a change, they stay
 */
public record SettingValues(
        boolean blockDuplicateApiLeads,
        boolean blockDuplicateManualLeads,
        Similarity similarity,
        ZoneId accountTimeZone,
        int callTimeoutSeconds,
        int idempotencyTtlHours,
        boolean acceptKeyInUrl,
        int logRetentionDays,
        int failedLogRowsPerMinute,
        Quotas quotas,
        boolean sandbox,
        int misfireGraceSeconds,
        RecurringOnFailure recurringOnFailure,
        boolean allowHalt,
        boolean trackOpens,
        boolean trackClicks,
        int occurrenceRetentionDays,
        int webhookRetentionDays,
        Prices prices) {

    /**
     * Messages a second.
     *
     * @param standardPerSecond of standard triggers and campaigns, 1..1000000
     * @param highThroughputPerSecond of high-throughput triggers, 1..1000000
     */
    public record Quotas(int standardPerSecond, int highThroughputPerSecond) {}

    public static final SettingValues DEFAULTS = SettingRows.read(Map.of());

    /** @throws DomainException INVALID with one entry for each value that is missing or out of range */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        present(errors, "/similarity", similarity);
        present(errors, "/accountTimeZone", accountTimeZone);
        range(errors, "/callTimeoutSeconds", callTimeoutSeconds, 5, 60);
        range(errors, "/idempotencyTtlHours", idempotencyTtlHours, 1, 720);
        range(errors, "/logRetentionDays", logRetentionDays, 1, 3650);
        range(errors, "/failedLogRowsPerMinute", failedLogRowsPerMinute, 1, 100_000);
        present(errors, "/quotas", quotas);
        if (quotas != null) {
            range(errors, "/quotas/standardPerSecond", quotas.standardPerSecond(), 1, 1_000_000);
            range(errors, "/quotas/highThroughputPerSecond", quotas.highThroughputPerSecond(), 1, 1_000_000);
        }
        range(errors, "/misfireGraceSeconds", misfireGraceSeconds, 0, 86_400);
        present(errors, "/recurringOnFailure", recurringOnFailure);
        range(errors, "/occurrenceRetentionDays", occurrenceRetentionDays, 1, 3650);
        range(errors, "/webhookRetentionDays", webhookRetentionDays, 1, 365);
        present(errors, "/prices", prices);
        if (prices != null) {
            prices.check(errors);
        }
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "setting-out-of-range",
                    "A setting is missing or out of range.",
                    errors);
        }
    }

    private static void present(List<FieldError> errors, String pointer, Object value) {
        if (value == null) {
            errors.add(new FieldError(pointer, "required", "This property is required."));
        }
    }

    private static void range(List<FieldError> errors, String pointer, int value, int from, int to) {
        if (value < from || value > to) {
            errors.add(new FieldError(pointer, "out-of-range", "Must be from " + from + " to " + to + "."));
        }
    }

    /** These in place of {@code before}: prices that are left out stay as they were. */
    public SettingValues replacing(SettingValues before) {
        return prices == null ? withPrices(before.prices) : this;
    }

    public SettingValues withPrices(Prices wanted) {
        Map<String, String> rows = SettingRows.write(this);
        rows.putAll(SettingRows.write(wanted));
        return SettingRows.read(rows);
    }

    public SettingValues withBlockDuplicateApiLeads(boolean on) {
        return with("blockDuplicateApiLeads", on);
    }

    public SettingValues withBlockDuplicateManualLeads(boolean on) {
        return with("blockDuplicateManualLeads", on);
    }

    public SettingValues withSimilarity(Similarity level) {
        return with("similarity", level);
    }

    public SettingValues withAccountTimeZone(ZoneId zone) {
        return with("accountTimeZone", zone);
    }

    public SettingValues withFailedLogRowsPerMinute(int rows) {
        return with("failedLogRowsPerMinute", rows);
    }

    public SettingValues withSandbox(boolean on) {
        return with("sandbox", on);
    }

    public SettingValues withRecurringOnFailure(RecurringOnFailure effect) {
        return with("recurringOnFailure", effect);
    }

    /** By way of the rows, so that the values are listed only there. */
    public SettingValues with(String row, Object value) {
        Map<String, String> rows = SettingRows.write(this);
        rows.put(row, value.toString());
        return SettingRows.read(rows);
    }
}
