package io.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoValuesInFailuresTest {

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRowThatIsRefusedIsNotPrintedThoughItsConstraintIsNamed(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            sql.update(
                    "create table person (email varchar(30) constraint person_email unique, age int check (age > 0))");
            String insert = "insert into person (email, age) values (?, ?)";
            sql.update(insert, "ann@example.com", 1);

            StoreException twice =
                    catchThrowableOfType(StoreException.class, () -> sql.update(insert, "ann@example.com", 2));
            StoreException amongOthers = catchThrowableOfType(
                    StoreException.class,
                    () -> sql.batch(
                            insert, List.of(new Object[] {"bob@example.com", 3}, new Object[] {"ann@example.com", 4})));
            StoreException tooLong = catchThrowableOfType(
                    StoreException.class, () -> sql.update(insert, "somebody-with-a-long-name@example.com", 5));
            StoreException unborn =
                    catchThrowableOfType(StoreException.class, () -> sql.update(insert, "eve@example.com", -1));

            assertThat(List.of(twice, amongOthers, tooLong, unborn))
                    .allSatisfy(failure -> assertThat(printed(failure)).doesNotContain("@example.com"));
            assertThat(twice.isDuplicateKey()).isTrue();
            assertThat(amongOthers.isDuplicateKey()).isTrue();
            assertThat(twice.getMessage()).containsIgnoringCase("person_email");
            assertThat(printed(twice)).as("where it happened").contains("NoValuesInFailuresTest");
        }
    }

    @Test
    void whatIsSaidOfTheStoreItselfStays() {
        StoreException gone =
                new StoreException(new SQLTransientConnectionException("No connection is free.", "08001"));
        assertThat(gone).hasMessage("No connection is free.");
        assertThat(StoreFault.in(gone)).contains(StoreFault.UNAVAILABLE);
    }
}
