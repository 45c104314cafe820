package io.outbound.console.log;

import io.outbound.log.LogFilter;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What both logs have in common: newest first, filtered by one reason, a page at a time. */
public abstract class LogPage implements Serializable {

    static final int ROWS = 25;
    private static final long serialVersionUID = 1L;

    private String reason;
    private String before;
    private List<LogRow> rows = List.of();
    private List<ReasonChip> chips = List.of();
    private String next;

    /** The address of this log with that query. */
    abstract String page(Map<String, String> query);

    LogFilter filter() {
        return new LogFilter(Optional.ofNullable(getReason()), Optional.empty(), Optional.empty());
    }

    OptionalLong before() {
        return before == null || !before.matches("\\d{1,18}")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(before));
    }

    /** @param found one more than fits, when there is a next page */
    void show(List<LogRow> found) {
        rows = found.size() > ROWS ? List.copyOf(found.subList(0, ROWS)) : found;
        if (found.size() > ROWS) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("reason", reason);
            query.put("before", String.valueOf(rows.get(ROWS - 1).number()));
            next = page(query);
        }
    }

    void chips(List<ReasonChip> some) {
        chips = some;
    }

    public boolean isFiltered() {
        return getReason() != null;
    }

    public boolean isLater() {
        return before().isPresent();
    }

    public String getFirst() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("reason", reason);
        return page(query);
    }

    public String getNext() {
        return next;
    }

    public List<LogRow> getRows() {
        return rows;
    }

    public List<ReasonChip> getChips() {
        return chips;
    }

    public String getReason() {
        return reason == null || !reason.matches("[A-Z_]{1,40}") ? null : reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
