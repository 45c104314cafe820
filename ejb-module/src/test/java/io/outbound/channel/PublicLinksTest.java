package io.outbound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.PublicUrl;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicLinksTest {

    @ParameterizedTest
    @CsvSource({
        "true, false, , true",
        "true, false, http://out.example.net/outbound, true",
        "true, false, https://out.example.net/outbound, false",
        "true, true, , false",
        "false, false, , false"
    })
    void areUnfitWhenMailReallyLeavesWithAnythingButHttps(
            boolean configured, boolean sandbox, String base, boolean unfit) {
        ChannelSenders senders = new ChannelSenders() {
            @Override
            public boolean configured(ChannelId channel) {
                return configured;
            }
        };
        Settings settings = new Settings(null, Clock.systemUTC(), null) {
            @Override
            public SettingValues current() {
                return SettingValues.DEFAULTS.withSandbox(sandbox);
            }
        };
        PublicUrl url = new PublicUrl(null) {
            @Override
            public Optional<String> configured() {
                return Optional.ofNullable(base);
            }
        };
        assertThat(new PublicLinks(senders, settings, url).areUnfitOn(ChannelId.EMAIL))
                .isEqualTo(unfit);
    }
}
