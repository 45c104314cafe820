package io.outbound.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4"})
    void theGsmAlphabetHas160CharactersAloneAnd153InEachPart(int length, int segments) {
        assertThat(SmsText.segments("à".repeat(length))).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4"})
    void oneOtherCharacterMakesAllOfItUnicode(int length, int segments) {
        assertThat(SmsText.segments("x".repeat(length - 1) + "ç")).isEqualTo(segments);
    }

    @Test
    void escapedCharactersCountTwiceAndAreNotCut() {
        assertThat(SmsText.segments("€".repeat(80))).isEqualTo(1);
        assertThat(SmsText.segments("€".repeat(81))).isEqualTo(2);
        // 76 of them take 152 of 153 septets: the next begins a part
        assertThat(SmsText.segments("€".repeat(152))).isEqualTo(2);
        assertThat(SmsText.segments("€".repeat(153))).isEqualTo(3);
    }

    @Test
    void aPairOfSurrogatesIsNotCut() {
        assertThat(SmsText.segments("😀".repeat(35))).isEqualTo(1);
        assertThat(SmsText.segments("😀".repeat(66))).isEqualTo(2);
        assertThat(SmsText.segments("😀".repeat(67))).isEqualTo(3);
    }

    @Test
    void theWholeAlphabetIsKnown() {
        String gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
        assertThat(SmsText.segments(gsm + "z".repeat(160 - gsm.length()))).isEqualTo(1);
        assertThat(SmsText.segments("\f^{}\\[~]|€" + "z".repeat(140))).isEqualTo(1);
        assertThat(SmsText.segments("`" + "z".repeat(70))).isEqualTo(2);
        assertThat(SmsText.segments(null)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "€", "ç", "😀", "x€", "ç😀"})
    void aTextIsCutIntoAsManyPartsAsArePaidForAndNothingOfItIsLost(String character) {
        for (int length = 0; length < 400; length += 13) {
            String text = character.repeat(length);
            assertThat(SmsText.parts(text)).hasSize(SmsText.segments(text));
            assertThat(String.join("", SmsText.parts(text))).isEqualTo(text);
        }
    }

    @Test
    void septetsAreThoseOfTheTable() {
        assertThat(SmsText.septets("@Ξ ÆA[à")).containsExactly(0x00, 0x1A, 0x20, 0x1C, 0x41, 0x1B, 0x3C, 0x7F);
    }
}
