package io.outbound.campaign;

import java.util.UUID;

/** What campaigns use and somebody may take away. */
public enum Asset {
    TEMPLATE("template_id"),
    SENDER("sender_id"),
    TELEGRAM_BOT("telegram_bot_id"),
    CONTACT_LIST("contact_list_id"),
    /** Included or excluded: in a JSON array. */
    SEGMENT(null);

    private final String column;

    Asset(String column) {
        this.column = column;
    }

    /** On {@code campaign}, to be filled with {@link #values}. */
    String condition() {
        return column == null ? "(include_segments like ? or exclude_segments like ?)" : column + " = ?";
    }

    Object[] values(UUID id) {
        return column == null ? new Object[] {"%\"" + id + "\"%", "%\"" + id + "\"%"} : new Object[] {id};
    }
}
