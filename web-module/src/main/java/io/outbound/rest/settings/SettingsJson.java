package io.outbound.rest.settings;

import io.outbound.address.Similarity;
import io.outbound.kernel.DomainException;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.settings.SettingValues;
import java.time.ZoneId;

/** Settings in a request and in an answer. */
record SettingsJson(
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
        RecurringOnFailure recurringOnFailure) {

    record Quotas(int standardPerSecond, int highThroughputPerSecond) {}

    static SettingsJson of(SettingValues values) {
        return new SettingsJson(
                values.blockDuplicateApiLeads(),
                values.blockDuplicateManualLeads(),
                values.similarity(),
                values.accountTimeZone(),
                values.callTimeoutSeconds(),
                values.idempotencyTtlHours(),
                values.acceptKeyInUrl(),
                values.logRetentionDays(),
                values.failedLogRowsPerMinute(),
                new Quotas(values.standardPerSecond(), values.highThroughputPerSecond()),
                values.sandbox(),
                values.misfireGraceSeconds(),
                values.recurringOnFailure());
    }

    SettingValues values() {
        present(similarity, "/similarity");
        present(accountTimeZone, "/accountTimeZone");
        present(quotas, "/quotas");
        present(recurringOnFailure, "/recurringOnFailure");
        return new SettingValues(
                blockDuplicateApiLeads,
                blockDuplicateManualLeads,
                similarity,
                accountTimeZone,
                callTimeoutSeconds,
                idempotencyTtlHours,
                logRetentionDays,
                acceptKeyInUrl,
                sandbox,
                failedLogRowsPerMinute,
                quotas.standardPerSecond(),
                quotas.highThroughputPerSecond(),
                misfireGraceSeconds,
                recurringOnFailure);
    }

    private static void present(Object value, String pointer) {
        if (value == null) {
            throw DomainException.invalid("required", pointer, "This property is required.");
        }
    }
}
