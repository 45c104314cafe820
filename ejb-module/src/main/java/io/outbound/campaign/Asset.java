package io.outbound.campaign;

import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;

/** What campaigns use and somebody may take away. */
public enum Asset {
    TEMPLATE("template_id = ?", 1, 0),
    SENDER("sender_id = ?", 1, 0),
    TELEGRAM_BOT("telegram_bot_id = ?", 1, 0),
    /** Chosen, or named by the rule of a segment that is, or by that of the one-time segment. */
    CONTACT_LIST(
            "(contact_list_id = ? or exists (select 1 from segment_list s where s.list_id = ?"
                    + " and (include_segments like '%' || cast(s.segment_id as varchar) || '%'"
                    + " or exclude_segments like '%' || cast(s.segment_id as varchar) || '%'))"
                    + " or lower(one_time_rule) like ?)",
            2, 1),
    /** Included or excluded: in a JSON array. */
    SEGMENT("(include_segments like ? or exclude_segments like ?)", 0, 2);

    private final String condition;
    private final int ids;
    private final int patterns;

    /**
     * @param ids how many of its first parameters are the id itself
     * @param patterns how many of its last ones find the id in JSON
     */
    Asset(String condition, int ids, int patterns) {
        this.condition = condition;
        this.ids = ids;
        this.patterns = patterns;
    }

    /** On {@code campaign}, to be filled with {@link #values}. */
    String condition() {
        return condition;
    }

    Object[] values(UUID id) {
        return Stream.concat(
                        Collections.nCopies(ids, (Object) id).stream(),
                        Collections.nCopies(patterns, (Object) ("%\"" + id + "\"%")).stream())
                .toArray();
    }
}
