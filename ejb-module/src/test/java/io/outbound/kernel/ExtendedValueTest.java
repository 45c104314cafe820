package io.outbound.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtendedValueTest {

    @Test
    void whateverIsInANameTheHeaderStaysAsciiAndOneLine() {
        assertThat(ExtendedValue.of("flyer-1.pdf")).isEqualTo("UTF-8''flyer-1.pdf");
        assertThat(ExtendedValue.of("Größe 50%;\"a\"\r\n.pdf"))
                .isEqualTo("UTF-8''Gr%C3%B6%C3%9Fe%2050%25%3B%22a%22%0D%0A.pdf");
    }
}
