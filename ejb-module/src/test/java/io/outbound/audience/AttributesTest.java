package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        Map<String, Object> all = Map.of(
                "text",
                "a \"quoted\" \\ line\nand \u0001 è \uD83D\uDE00",
                "number",
                new BigDecimal("12.50"),
                "flag",
                true,
                "list",
                List.of("a", new BigDecimal("1")),
                "object",
                Map.of("in", "it"));
        assertThat(Attributes.read(Attributes.json(all))).isEqualTo(all);
        assertThat(Attributes.json(Map.of())).isEqualTo("{}");
    }

    @Test
    void howLongTheirTextIsIsKnownToTheCharacter() {
        Map<String, Object> controls = Map.of("n", "\u0001".repeat(100));
        int length = Attributes.json(controls).length();
        assertThat(Attributes.fit(controls, length)).isTrue();
        assertThat(Attributes.fit(controls, length - 1)).isFalse();
        Map<String, Object> nested = Map.of("n", List.of("x".repeat(100)));
        assertThat(Attributes.fit(nested, Attributes.json(nested).length())).isTrue();
        assertThat(Attributes.fit(nested, Attributes.json(nested).length() - 1)).isFalse();
        assertThat(Attributes.fit(Map.of(), 2)).isTrue();
    }
}
