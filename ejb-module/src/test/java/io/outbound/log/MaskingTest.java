package io.outbound.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a payload the logs keep. */
class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "jane.doe@example.com, j***@e***.com",
        "write to jane@example.com or bob@x.test, write to j***@e***.com or b***@x***.test",
        "x(at)example.com, x***@e***.com",
        "jane.doe[AT]example.com, j***@e***.com",
        "jane＠example.com, j***@e***.com",
        "+39 333 123 4567, ***67",
        "call 333-1234567 now, call ***67 now",
        "01a2042b-4a51-7b64-b42e-21a2b49b0779, 01a2042b-4a51-7b64-b42e-21a2b49b0779",
        "order 4711, order 4711",
        "${jndi:ldap://e/x}, ${jndi:ldap://e/x}"
    })
    void addressesAndPhoneNumbersAreHiddenWhereverTheyStand(String text, String masked) {
        assertThat(Masking.text(text, false)).isEqualTo(masked);
    }

    @Test
    void namesAreHiddenByTheirKeyAtAnyDepth() {
        JsonObject masked = mask(
                "{\"contact_name\":\"Jane Doe\",\"company_name\":\"ACME\",\"budget\":5,"
                        + "\"profile\":{\"firstName\":\"Jane\",\"address\":{\"street\":\"Main Road\"}},\"list\":[\"a@x.test\"]}");
        assertThat(masked)
                .hasToString(mask("{\"contact_name\":\"J*** D***\",\"company_name\":\"ACME\",\"budget\":5,"
                                + "\"profile\":{\"firstName\":\"J***\",\"address\":{\"street\":\"M*** R***\"}},"
                                + "\"list\":[\"a***@x***.test\"]}")
                        .toString());
        assertThat(masked.toString()).doesNotContain("Jane", "Doe", "Main");
    }

    @Test
    void whatShouldBeAnAddressIsHiddenInWhateverForm() {
        assertThat(mask("{\"contact_email1\":\"jane.example.com\",\"contact_email2\":\"jane at example\"}"))
                .hasToString("{\"contact_email1\":\"j***\",\"contact_email2\":\"j*** a*** e***\"}");
    }

    @Test
    void aVeryLongValueIsCut() {
        assertThat(Masking.text("x".repeat(100_000), false)).hasSizeLessThan(2_001);
    }

    private static JsonObject mask(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return Masking.mask(reader.readObject());
        }
    }
}
