package io.outbound.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://e\",A1)",
                "+1-1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\u0000=1",
                "\uFF1D1",
                " =1",
                "\u00A0=1",
                "|cmd"
            })
    void whatASpreadsheetWouldRunIsText(String cell) {
        assertThat(CsvText.cell(cell)).startsWith("\"'");
    }

    @Test
    void quotesAreDoubledAndNumbersStayNumbers() {
        assertThat(CsvText.row(List.of(-5L, "a \"b\"", "plain"))).isEqualTo("\"-5\",\"a \"\"b\"\"\",\"plain\"\r\n");
    }
}
