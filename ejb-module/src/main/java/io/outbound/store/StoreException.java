package io.outbound.store;

import java.sql.SQLException;

/** The database could not do what it was asked; the cause says why, without the values it was about. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(SQLException cause) {
        super(WithoutValues.text(cause), WithoutValues.of(cause));
    }

    /** The SQLState, or "" when the driver gave none. */
    public String sqlState() {
        String state = ((SQLException) getCause()).getSQLState();
        return state == null ? "" : state;
    }

    /** Whether a unique key refused a row (SQLState 23505 on both databases). */
    public boolean isDuplicateKey() {
        return "23505".equals(sqlState());
    }
}
