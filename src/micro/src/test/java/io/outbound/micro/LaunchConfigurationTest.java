package io.outbound.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchConfigurationTest {

    @Test
    void withoutAnythingSetItIsPort8080AndAFolderBesideTheCaller() {
        LaunchConfiguration configuration = LaunchConfiguration.from(Map.of());

        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.home()).isEqualTo(Path.of(".outbound").toAbsolutePath());
        assertThat(configuration.database().embedded()).isTrue();
        assertThat(configuration.logsToConsole()).isFalse();
    }

    @Test
    void theEnvironmentSaysWhere() {
        LaunchConfiguration configuration = LaunchConfiguration.from(
                Map.of("OUTBOUND_HOME", "/srv/outbound/../home", "OUTBOUND_PORT", " 9000 ", "OUTBOUND_LOG", "console"));

        assertThat(configuration.home()).isEqualTo(Path.of("/srv/home"));
        assertThat(configuration.port()).isEqualTo(9000);
        assertThat(configuration.logsToConsole()).isTrue();
    }

    @Test
    void aSystemPropertyWinsOverTheEnvironment() {
        System.setProperty("outbound.port", "9001");
        try {
            assertThat(LaunchConfiguration.from(Map.of("OUTBOUND_PORT", "9000")).port())
                    .isEqualTo(9001);
        } finally {
            System.clearProperty("outbound.port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80a", "8080.0", "99999999999"})
    void aPortThatIsNoneIsSaidInOneLine(String value) {
        assertThatThrownBy(() -> LaunchConfiguration.from(Map.of("OUTBOUND_PORT", value)))
                .isInstanceOf(CannotStart.class)
                .hasMessage("OUTBOUND_PORT must be a whole number from 1 to 65535, not \"" + value + "\".");
    }

    @Test
    void aDatabaseThatIsNotPostgresqlIsRefused() {
        assertThatThrownBy(() -> LaunchConfiguration.from(Map.of("OUTBOUND_DB_URL", "jdbc:mysql://x/y")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("jdbc:postgresql:");
    }
}
