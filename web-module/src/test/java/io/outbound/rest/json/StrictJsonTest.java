package io.outbound.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    enum Colour {
        RED,
        BLUE
    }

    record Part(String name, int count) {}

    record Thing(
            String name,
            Integer size,
            boolean on,
            Colour colour,
            UUID id,
            Instant at,
            ZoneId zone,
            Optional<String> note,
            List<Part> parts,
            Map<String, JsonValue> extra) {}

    @IgnoreUnknown
    record Tolerant(String name) {}

    record Open(String name, @Others Map<String, JsonValue> others) {}

    record Dates(java.time.LocalDateTime local, Instant at, java.time.LocalDate day) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"local\":\"+10000-01-01T00:00:00\"",
                "\"local\":\"-0001-01-01T00:00:00\"",
                "\"at\":\"+10000-01-01T00:00:00Z\"",
                "\"day\":\"+999999999-12-31\""
            })
    void aYearThatHasNotFourDigitsIsInvalid(String far) {
        assertThatThrownBy(() -> read("{" + far + "}", Dates.class))
                .isInstanceOfSatisfying(DomainException.class, no -> {
                    assertThat(no.kind()).isEqualTo(Kind.INVALID);
                    assertThat(no.code()).isEqualTo("invalid-value");
                });
    }

    @Test
    void aRecordIsReadWithEverythingInIt() {
        Thing thing = read("""
                {"name":"é😀","size":3,"on":true,"colour":"RED","id":"0190b0c0-0000-7000-8000-000000000001",
                 "at":"2027-03-28T03:30:00+02:00","zone":"Europe/Rome","parts":[{"name":"p","count":2}],"extra":{"a":[1]}}""", Thing.class);
        assertThat(thing.name()).isEqualTo("é😀");
        assertThat(thing.at()).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(thing.note()).isEmpty();
        assertThat(thing.parts()).containsExactly(new Part("p", 2));
        assertThat(thing.extra()).containsOnlyKeys("a");
    }

    @Test
    void whatWasWrittenCanBeReadAgain() {
        Part part = new Part("</script>\"\\\u2028\u0001", 7);
        String text = JsonText.of(part);
        assertThat(text).doesNotContain("<").contains("\\u003c");
        assertThat(read(text, Part.class)).isEqualTo(part);
    }

    @Test
    void everyUnknownPropertyAndWrongTypeIsReportedAtOnceWithItsPlace() {
        assertThat(refusal("{\"on\":\"yes\",\"naem\":\"x\",\"parts\":[{\"count\":\"2\",\"a/b\":1}]}", Thing.class))
                .satisfies(no -> {
                    assertThat(no.kind()).isEqualTo(Kind.MALFORMED);
                    assertThat(no.errors())
                            .extracting(FieldError::pointer)
                            .containsExactlyInAnyOrder("/on", "/naem", "/parts/0/count", "/parts/0/a~1b");
                });
    }

    @Test
    void textThatMeansNothingIsInvalidNotMalformed() {
        assertThat(refusal(
                        "{\"on\":true,\"zone\":\"Mars/Phobos\",\"colour\":\"GREEN\",\"id\":\"1-1-1-1-1\",\"at\":\"yesterday\"}",
                        Thing.class))
                .satisfies(no -> {
                    assertThat(no.kind()).isEqualTo(Kind.INVALID);
                    assertThat(no.errors())
                            .extracting(FieldError::pointer)
                            .containsExactlyInAnyOrder("/zone", "/colour", "/id", "/at");
                });
    }

    @Test
    void aMissingPrimitiveIsRequired() {
        assertThat(refusal("{}", Part.class).errors())
                .containsExactly(new FieldError("/count", "required", "This property is required."));
    }

    @Test
    void otherProductsShapesMayCarryMoreAndOpenRecordsKeepIt() {
        assertThat(read("{\"name\":\"a\",\"more\":1}", Tolerant.class)).isEqualTo(new Tolerant("a"));
        assertThat(read("{\"name\":\"a\",\"more\":1}", Open.class).others()).containsOnlyKeys("more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "[1,]",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "nul",
                "{'a':1}",
                "{\"a\":01}",
                "\"abc",
                "{\"a\":NaN}",
                "<a/>",
                "{\"a\":\"\t\"}",
                "]"
            })
    void whatIsNotJsonIsMalformed(String body) {
        assertThat(refusal(body, JsonValue.class).code()).isEqualTo("malformed-json");
    }

    @Test
    void aPropertyMayBeThereOnlyOnceAtAnyDepth() {
        assertThat(refusal("{\"a\":{\"b\":1,\"\\u0062\":2}}", JsonValue.class)).satisfies(no -> {
            assertThat(no.code()).isEqualTo("duplicate-property");
            assertThat(no.errors()).extracting(FieldError::pointer).containsExactly("/a/b");
        });
    }

    @Test
    void nestingEndsAtThirtyTwoLevelsHoweverDeepTheBodyIs() {
        assertThat(JsonTree.parse(bytes("[".repeat(32) + "]".repeat(32)))).isNotNull();
        assertThat(refusal("[".repeat(33) + "]".repeat(33), JsonValue.class).code())
                .isEqualTo("json-too-deep");
        assertThat(refusal("[".repeat(100_000), JsonValue.class).code()).isEqualTo("json-too-deep");
        assertThat(refusal("{\"a\":".repeat(100_000), JsonValue.class).code()).isEqualTo("json-too-deep");
    }

    @Test
    void textThatNoDatabaseKeepsIsInvalidAndSaysWhere() {
        assertThat(refusal("{\"a\":[\"x\\u0000\"]}", JsonValue.class)).satisfies(no -> {
            assertThat(no.kind()).isEqualTo(Kind.INVALID);
            assertThat(no.code()).isEqualTo("nul-character");
            assertThat(no.errors()).extracting(FieldError::pointer).containsExactly("/a/0");
        });
        assertThat(refusal("{\"a\\u0000\":1}", JsonValue.class).code()).isEqualTo("nul-character");
        assertThat(refusal("[\"\\ud800x\"]", JsonValue.class).code()).isEqualTo("unpaired-surrogate");
        assertThat(refusal("[\"\\udc00\"]", JsonValue.class).code()).isEqualTo("unpaired-surrogate");
    }

    @Test
    void numbersAreExactOrRefused() {
        assertThat(refusal("{\"name\":\"a\",\"count\":2147483648}", Part.class).code())
                .isEqualTo("wrong-type");
        assertThat(refusal("{\"name\":\"a\",\"count\":1.5}", Part.class).code()).isEqualTo("wrong-type");
        assertThat(refusal("{\"name\":\"a\",\"count\":1e300}", Part.class).code())
                .isEqualTo("wrong-type");
        assertThat(refusal("[" + "9".repeat(5_000) + "]", JsonValue.class).code())
                .isEqualTo("number-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1E401", "1e99999999999999999999", "0e2147483648"})
    void aNumberThatWouldFillTheMemoryWhenWrittenOutIsRefusedWithItsPlace(String number) {
        assertThat(refusal("{\"a\":[" + number + "]}", JsonValue.class)).satisfies(no -> {
            assertThat(no.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(no.code()).isEqualTo("number-out-of-range");
            assertThat(no.errors()).extracting(FieldError::pointer).containsExactly("/a/0");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7976931348623157E308", "4.9E-324", "0", "-0.0", "1e100"})
    void whatADoubleCanBeIsTaken(String number) {
        assertThat(JsonTree.parse(bytes("[" + number + "]"))).isNotNull();
    }

    @Test
    void onlyUtf8IsRead() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JsonTree.parse(latin))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.code()).isEqualTo("not-utf-8"));
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> JsonTree.parse(utf16)).isInstanceOf(DomainException.class);
    }

    @Test
    void anEndlessBodyIsReadToTheLimitAndNoFurther() throws IOException {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 'a';
            }
        };
        int limit = LimitedBody.USUAL;
        assertThatThrownBy(() -> LimitedBody.read(endless, limit))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(given.get()).isEqualTo(limit + 1L);
        assertThat(LimitedBody.read(new ByteArrayInputStream(new byte[limit]), limit))
                .hasSize(limit);
    }

    @Test
    void aBodyThatIsNullIsNoRecord() {
        assertThatThrownBy(() -> new JsonBodyReader()
                        .readFrom(
                                type(Part.class),
                                Part.class,
                                new Annotation[0],
                                MediaType.APPLICATION_JSON_TYPE,
                                new MultivaluedHashMap<>(),
                                new ByteArrayInputStream(bytes(" null "))))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.kind()).isEqualTo(Kind.MALFORMED));
    }

    @SuppressWarnings("unchecked") // as JAX-RS does
    private static Class<Object> type(Class<?> type) {
        return (Class<Object>) type;
    }

    private static <T> T read(String body, Class<T> type) {
        return RecordBinder.bind(JsonTree.parse(bytes(body)), type);
    }

    private static DomainException refusal(String body, Class<?> type) {
        try {
            read(body, type);
        } catch (DomainException no) {
            return no;
        }
        throw new AssertionError("was accepted: " + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
