package io.outbound.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingARuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                            | /op",
                "{'all':[]}                                                    | /all",
                "{'any':{}}                                                    | /any",
                "{'not':3}                                                     | /not",
                "{'not':[]}                                                    | /not",
                "{'all':[{'op':'eq'}]}                                         | /all/0/attribute",
                "{'attribute':'','op':'exists'}                                | /attribute",
                "{'attribute':'x','op':'like','value':'y'}                     | /op",
                "{'attribute':'x','op':'eq'}                                   | /value",
                "{'attribute':'x','op':'eq','value':''}                        | /value",
                "{'attribute':'x','op':'gt','value':'soon'}                    | /value",
                "{'attribute':'x','op':'gt','value':1e30}                      | /value",
                "{'attribute':'x','op':'before','value':'2026-02-30'}          | /value",
                "{'attribute':'x','op':'before','value':3}                     | /value",
                "{'attribute':'x','op':'in','value':'y'}                       | /value",
                "{'attribute':'x','op':'in','value':[]}                        | /value",
                "{'attribute':'x','op':'in','value':[[]]}                      | /value",
                "{'attribute':'x','op':'exists','value':'yes'}                 | /value",
                "{'attribute':'x','op':'inList','value':'y'}                   | /attribute",
                "{'op':'tag','value':''}                                       | /value",
                "{'op':'inList','value':'y'}                                   | /value",
                "{'op':'inList','value':'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz'} | /value",
                "{'op':'opened','value':{'until':'2026-01-01'}}                | /value",
                "{'op':'result','value':'SENT'}                                | /value",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'GONE'}} | /value",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'SENT','executionId':7}} | /value",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'SENT','executionId':'UMA-1'}} | /value",
                "{'op':'result','value':{'executionId':'00000000-0000-0000-0000-00000000000a','result':'SENT'}} | /value",
                "{'op':'opened','more~/x':1}                                   | /more~0~1x",
                "{'all':[],'any':[]}                                           | /all",
            })
    void whatIsWrongIsSaidAtItsPlace(String rule, String pointer) {
        assertThatThrownBy(() -> read(rule.replace('\'', '"')))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("invalid-rule");
                    assertThat(refused.errors())
                            .extracting(error -> error.pointer())
                            .containsExactly(pointer);
                });
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> read(
                        "{\"all\":[{\"op\":\"x\"},{\"op\":\"opened\"},{\"not\":{\"attribute\":\"a\",\"op\":\"lt\"}}]}"))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.errors())
                        .extracting(error -> error.pointer())
                        .containsExactly("/all/0/op", "/all/2/not/value"));
    }

    @Test
    void aRuleMayBeDeepAndLongButNotWithoutEnd() {
        assertThat(read(nested(9))).isInstanceOf(Rule.Not.class);
        assertThatThrownBy(() -> read(nested(10))).hasMessageContaining("cannot be understood");
        assertThat(read(wide(200))).isInstanceOf(Rule.Any.class);
        assertThatThrownBy(() -> read(wide(201))).isInstanceOf(DomainException.class);
    }

    @Test
    void whatWasPutTogetherLaterHasNoLimits() {
        assertThat(RuleReader.read(wide(300))).isInstanceOf(Rule.Any.class);
        assertThat(RuleReader.read(AudienceRule.of(null, List.of(), List.of()))).isEqualTo(new Rule.All(List.of()));
    }

    private static Rule read(String rule) {
        return RuleReader.read(RuleReader.json(rule), "");
    }

    private static String nested(int depth) {
        return "{\"not\":".repeat(depth) + "{\"op\":\"opened\"}" + "}".repeat(depth);
    }

    private static String wide(int conditions) {
        return Stream.generate(() -> "{\"op\":\"opened\"}")
                .limit(conditions)
                .collect(Collectors.joining(",", "{\"any\":[", "]}"));
    }
}
