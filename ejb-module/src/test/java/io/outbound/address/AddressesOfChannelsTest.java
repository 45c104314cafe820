package io.outbound.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesOfChannelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"+39 333 1234567", "0039-333-1234567", "39 (333) 123.45/67", " +393331234567 "})
    void aPhoneNumberHasOneKeyHoweverItIsWritten(String typed) {
        ChannelAddress phone = ChannelAddress.parse(ChannelId.SMS, typed);
        assertThat(phone.key()).isEqualTo("393331234567");
        assertThat(phone.address()).isEqualTo(typed.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call me", "1234", "+39 333 1234567 890123", "٠١٢٣٤٥٦٧"})
    void whatCannotBeDialledIsNoPhoneNumber(String typed) {
        assertThatThrownBy(() -> ChannelAddress.parse(ChannelId.SMS, typed))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo("invalid-phone"));
    }

    @ParameterizedTest
    @CsvSource({"TELEGRAM, -100123, -100123", "VIBER, 01234567890A==, 01234567890A==", "VIBER, +39 055 1234, 390551234"
    })
    void idsAreTakenAsTheyAre(ChannelId channel, String typed, String key) {
        assertThat(ChannelAddress.parse(channel, typed).key()).isEqualTo(key);
    }

    @Test
    void anIdHasNoSpaces() {
        assertThat(ChannelAddress.tryParse(ChannelId.TELEGRAM, "jane doe")).isEmpty();
        assertThat(ChannelAddress.tryParse(ChannelId.TELEGRAM, null)).isEmpty();
    }

    @Test
    void mailIsComparedAsEverywhere() {
        ChannelAddress mail = ChannelAddress.parse(ChannelId.EMAIL, " Jane@Example.COM ");
        assertThat(mail).isEqualTo(new ChannelAddress("Jane@Example.COM", "jane@example.com"));
    }
}
