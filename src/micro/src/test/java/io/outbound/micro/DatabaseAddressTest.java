package io.outbound.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void aDatabaseThatListensIsFine() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseAddress address =
                    at("jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/outbound?ssl=false");

            assertThatCode(address::mustAnswer).doesNotThrowAnyException();
        }
    }

    @Test
    void aDatabaseThatDoesNotListenIsNamed() throws IOException {
        int port = Loopback.freePort();

        assertThatThrownBy(() ->
                        at("jdbc:postgresql://127.0.0.1:" + port + "/outbound").mustAnswer())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the database at 127.0.0.1:" + port + " does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:postgresql:outbound", "jdbc:postgresql://a:1,b:2/outbound"})
    void whatHasNoSingleHostIsLeftToTheDriver(String url) {
        assertThatCode(() -> at(url).mustAnswer()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://a/b, jdbc:postgresql://a/b?logServerErrorDetail=false",
        "jdbc:postgresql://a/b?ssl=true, jdbc:postgresql://a/b?ssl=true&logServerErrorDetail=false",
        "jdbc:postgresql://a/b?logServerErrorDetail=true, jdbc:postgresql://a/b?logServerErrorDetail=true"
    })
    void errorsOfTheDatabaseHoldNoValuesUnlessSomebodyWantsThem(String url, String handedOver, @TempDir Path home) {
        at(url).export(home);
        assertThat(System.getProperty("outbound.internal.db.url")).isEqualTo(handedOver);
    }

    private static DatabaseAddress at(String url) {
        return new DatabaseAddress(url, "user", "password", 4);
    }
}
