package io.outbound.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a new thing is, whatever the Host header says. */
class LocationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"v1/leads/7", "/outbound/api/v1/leads/7", "http://evil.test/outbound/api/v1/leads/7"})
    void isThePathAlone(String location) {
        assertThat(Locations.place(URI.create(location), "/outbound", Optional.empty()))
                .hasToString("/outbound/api/v1/leads/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/leads/7", "/outbound/api/v1/leads/7", "http://evil.test/outbound/api/v1/leads/7"})
    void isBelowThePublicUrlOnceThereIsOne(String location) {
        assertThat(Locations.place(URI.create(location), "/outbound", Optional.of("https://mail.example.com/out")))
                .hasToString("https://mail.example.com/out/api/v1/leads/7");
    }
}
