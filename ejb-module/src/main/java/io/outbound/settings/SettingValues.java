package io.outbound.settings;

import io.outbound.address.Similarity;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrator sets at run time.
 *
 * @param blockDuplicateApiLeads "Do not add new Leads via api if Lead with similar email already exists" (seed 3)
 * @param blockDuplicateManualLeads the same for leads added in the console or by file
 * @param accountTimeZone what the console shows times in, unless a thing has a zone of its own
 * @param callTimeoutSeconds of one API call (seed 1.6), 5..60
 * @param idempotencyTtlHours how long an accepted request id is remembered, 1..720
 * @param logRetentionDays of both failure logs, 1..3650
 * @param acceptKeyInUrl whether {@code ?apikey=} is tolerated; such keys end up in proxies' logs
 * @param sandbox every channel delivers into the sandbox inbox and nothing leaves
 * @param failedLogRowsPerMinute stored for each key; above it refusals are counted, not stored, 1..100000
 * @param standardPerSecond messages a second of standard triggers and campaigns, 1..1000000
 * @param highThroughputPerSecond messages a second of high-throughput triggers, 1..1000000
 * @param misfireGraceSeconds so late may a scheduled campaign start by itself, 0..86400
 * @param recurringOnFailure what an occurrence that cannot start does to its campaign
 */
public record SettingValues(
        boolean blockDuplicateApiLeads,
        boolean blockDuplicateManualLeads,
        Similarity similarity,
        ZoneId accountTimeZone,
        int callTimeoutSeconds,
        int idempotencyTtlHours,
        int logRetentionDays,
        boolean acceptKeyInUrl,
        boolean sandbox,
        int failedLogRowsPerMinute,
        int standardPerSecond,
        int highThroughputPerSecond,
        int misfireGraceSeconds,
        RecurringOnFailure recurringOnFailure) {

    public static final SettingValues DEFAULTS = new SettingValues(
            false,
            false,
            Similarity.STANDARD,
            ZoneId.of("UTC"),
            60,
            24,
            30,
            false,
            false,
            50_000,
            1_000,
            5_000,
            300,
            RecurringOnFailure.FAIL);

    /** @throws DomainException INVALID with one entry for each value out of range */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        range(errors, "/callTimeoutSeconds", callTimeoutSeconds, 5, 60);
        range(errors, "/idempotencyTtlHours", idempotencyTtlHours, 1, 720);
        range(errors, "/logRetentionDays", logRetentionDays, 1, 3650);
        range(errors, "/failedLogRowsPerMinute", failedLogRowsPerMinute, 1, 100_000);
        range(errors, "/quotas/standardPerSecond", standardPerSecond, 1, 1_000_000);
        range(errors, "/quotas/highThroughputPerSecond", highThroughputPerSecond, 1, 1_000_000);
        range(errors, "/misfireGraceSeconds", misfireGraceSeconds, 0, 86_400);
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "setting-out-of-range", "A setting is out of range.", errors);
        }
    }

    private static void range(List<FieldError> errors, String pointer, int value, int from, int to) {
        if (value < from || value > to) {
            errors.add(new FieldError(pointer, "out-of-range", "Must be from " + from + " to " + to + "."));
        }
    }

    public SettingValues withBlockDuplicateApiLeads(boolean on) {
        return new SettingValues(
                on,
                blockDuplicateManualLeads,
                similarity,
                accountTimeZone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                sandbox,
                failedLogRowsPerMinute,
                standardPerSecond,
                highThroughputPerSecond,
                misfireGraceSeconds,
                recurringOnFailure);
    }

    public SettingValues withSandbox(boolean on) {
        return new SettingValues(
                blockDuplicateApiLeads,
                blockDuplicateManualLeads,
                similarity,
                accountTimeZone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                on,
                failedLogRowsPerMinute,
                standardPerSecond,
                highThroughputPerSecond,
                misfireGraceSeconds,
                recurringOnFailure);
    }

    public SettingValues withBlockDuplicateManualLeads(boolean on) {
        return new SettingValues(
                blockDuplicateApiLeads,
                on,
                similarity,
                accountTimeZone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                sandbox,
                failedLogRowsPerMinute,
                standardPerSecond,
                highThroughputPerSecond,
                misfireGraceSeconds,
                recurringOnFailure);
    }

    public SettingValues withSimilarity(Similarity level) {
        return new SettingValues(
                blockDuplicateApiLeads,
                blockDuplicateManualLeads,
                level,
                accountTimeZone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                sandbox,
                failedLogRowsPerMinute,
                standardPerSecond,
                highThroughputPerSecond,
                misfireGraceSeconds,
                recurringOnFailure);
    }

    public SettingValues withAccountTimeZone(ZoneId zone) {
        return new SettingValues(
                blockDuplicateApiLeads,
                blockDuplicateManualLeads,
                similarity,
                zone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                sandbox,
                failedLogRowsPerMinute,
                standardPerSecond,
                highThroughputPerSecond,
                misfireGraceSeconds,
                recurringOnFailure);
    }
}
