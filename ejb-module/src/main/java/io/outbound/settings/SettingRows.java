package io.outbound.settings;

import io.outbound.address.Similarity;
import io.outbound.settings.SettingValues.Quotas;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as the rows of table {@code setting}: one for each value; a missing row means the default. */
final class SettingRows {

    private SettingRows() {}

    static SettingValues read(Map<String, String> rows) {
        return new SettingValues(
                flag(rows, "blockDuplicateApiLeads", false),
                flag(rows, "blockDuplicateManualLeads", false),
                Similarity.valueOf(rows.getOrDefault("similarity", Similarity.STANDARD.name())),
                ZoneId.of(rows.getOrDefault("accountTimeZone", "UTC")),
                number(rows, "callTimeoutSeconds", 60),
                number(rows, "idempotencyTtlHours", 24),
                flag(rows, "acceptKeyInUrl", false),
                number(rows, "logRetentionDays", 30),
                number(rows, "failedLogRowsPerMinute", 50_000),
                new Quotas(number(rows, "standardPerSecond", 1_000), number(rows, "highThroughputPerSecond", 5_000)),
                flag(rows, "sandbox", false),
                number(rows, "misfireGraceSeconds", 300),
                RecurringOnFailure.valueOf(rows.getOrDefault("recurringOnFailure", RecurringOnFailure.FAIL.name())),
                flag(rows, "allowHalt", true),
                flag(rows, "trackOpens", true),
                flag(rows, "trackClicks", true),
                number(rows, "occurrenceRetentionDays", 400),
                number(rows, "webhookRetentionDays", 30),
                new Prices(rows.getOrDefault("currency", "EUR"), money(rows, "smsPrice"), money(rows, "viberPrice")));
    }

    static Map<String, String> write(SettingValues values) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("blockDuplicateApiLeads", values.blockDuplicateApiLeads());
        rows.put("blockDuplicateManualLeads", values.blockDuplicateManualLeads());
        rows.put("similarity", values.similarity());
        rows.put("accountTimeZone", values.accountTimeZone());
        rows.put("callTimeoutSeconds", values.callTimeoutSeconds());
        rows.put("idempotencyTtlHours", values.idempotencyTtlHours());
        rows.put("logRetentionDays", values.logRetentionDays());
        rows.put("acceptKeyInUrl", values.acceptKeyInUrl());
        rows.put("sandbox", values.sandbox());
        rows.put("failedLogRowsPerMinute", values.failedLogRowsPerMinute());
        rows.put("standardPerSecond", values.quotas().standardPerSecond());
        rows.put("highThroughputPerSecond", values.quotas().highThroughputPerSecond());
        rows.put("misfireGraceSeconds", values.misfireGraceSeconds());
        rows.put("recurringOnFailure", values.recurringOnFailure());
        rows.put("allowHalt", values.allowHalt());
        rows.put("trackOpens", values.trackOpens());
        rows.put("trackClicks", values.trackClicks());
        rows.put("occurrenceRetentionDays", values.occurrenceRetentionDays());
        rows.put("webhookRetentionDays", values.webhookRetentionDays());
        Map<String, String> text = new LinkedHashMap<>();
        rows.forEach((name, value) -> text.put(name, value.toString()));
        if (values.prices() != null) {
            text.putAll(write(values.prices()));
        }
        return text;
    }

    static Map<String, String> write(Prices prices) {
        return Map.of(
                "currency", prices.currency(),
                "smsPrice", prices.sms().toPlainString(),
                "viberPrice", prices.viber().toPlainString());
    }

    private static boolean flag(Map<String, String> rows, String name, boolean otherwise) {
        return rows.containsKey(name) ? Boolean.parseBoolean(rows.get(name)) : otherwise;
    }

    private static BigDecimal money(Map<String, String> rows, String name) {
        return new BigDecimal(rows.getOrDefault(name, "0"));
    }

    private static int number(Map<String, String> rows, String name, int otherwise) {
        return rows.containsKey(name) ? Integer.parseInt(rows.get(name)) : otherwise;
    }
}
