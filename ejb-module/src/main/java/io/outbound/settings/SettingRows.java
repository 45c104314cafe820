package io.outbound.settings;

import io.outbound.address.Similarity;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as the rows of table {@code setting}: one for each value; a missing row means the default. */
final class SettingRows {

    private SettingRows() {}

    static SettingValues read(Map<String, String> rows) {
        SettingValues or = SettingValues.DEFAULTS;
        return new SettingValues(
                flag(rows, "blockDuplicateApiLeads", or.blockDuplicateApiLeads()),
                flag(rows, "blockDuplicateManualLeads", or.blockDuplicateManualLeads()),
                rows.containsKey("similarity") ? Similarity.valueOf(rows.get("similarity")) : or.similarity(),
                rows.containsKey("accountTimeZone") ? ZoneId.of(rows.get("accountTimeZone")) : or.accountTimeZone(),
                number(rows, "callTimeoutSeconds", or.callTimeoutSeconds()),
                number(rows, "idempotencyTtlHours", or.idempotencyTtlHours()),
                number(rows, "logRetentionDays", or.logRetentionDays()),
                flag(rows, "acceptKeyInUrl", or.acceptKeyInUrl()),
                flag(rows, "sandbox", or.sandbox()),
                number(rows, "failedLogRowsPerMinute", or.failedLogRowsPerMinute()),
                number(rows, "standardPerSecond", or.standardPerSecond()),
                number(rows, "highThroughputPerSecond", or.highThroughputPerSecond()),
                number(rows, "misfireGraceSeconds", or.misfireGraceSeconds()),
                rows.containsKey("recurringOnFailure")
                        ? RecurringOnFailure.valueOf(rows.get("recurringOnFailure"))
                        : or.recurringOnFailure());
    }

    static Map<String, String> write(SettingValues values) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("blockDuplicateApiLeads", values.blockDuplicateApiLeads());
        rows.put("blockDuplicateManualLeads", values.blockDuplicateManualLeads());
        rows.put("similarity", values.similarity().name());
        rows.put("accountTimeZone", values.accountTimeZone().getId());
        rows.put("callTimeoutSeconds", values.callTimeoutSeconds());
        rows.put("idempotencyTtlHours", values.idempotencyTtlHours());
        rows.put("logRetentionDays", values.logRetentionDays());
        rows.put("acceptKeyInUrl", values.acceptKeyInUrl());
        rows.put("sandbox", values.sandbox());
        rows.put("failedLogRowsPerMinute", values.failedLogRowsPerMinute());
        rows.put("standardPerSecond", values.standardPerSecond());
        rows.put("highThroughputPerSecond", values.highThroughputPerSecond());
        rows.put("misfireGraceSeconds", values.misfireGraceSeconds());
        rows.put("recurringOnFailure", values.recurringOnFailure().name());
        Map<String, String> text = new LinkedHashMap<>();
        rows.forEach((name, value) -> text.put(name, value.toString()));
        return text;
    }

    private static boolean flag(Map<String, String> rows, String name, boolean otherwise) {
        return rows.containsKey(name) ? Boolean.parseBoolean(rows.get(name)) : otherwise;
    }

    private static int number(Map<String, String> rows, String name, int otherwise) {
        return rows.containsKey(name) ? Integer.parseInt(rows.get(name)) : otherwise;
    }
}
