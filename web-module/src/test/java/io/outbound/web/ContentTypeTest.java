package io.outbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "text/csv; charset=UTF-8, true",
        "application/merge-patch+json;x=y, true",
        ", true",
        "garbage, false",
        "/, false",
        "application/, false",
        "'application/json text', false"
    })
    void hasATypeAndASubtype(String header, boolean readable) {
        assertThat(ContentType.isReadable(header)).isEqualTo(readable);
    }
}
