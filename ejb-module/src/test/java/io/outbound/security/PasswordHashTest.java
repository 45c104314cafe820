package io.outbound.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private final PasswordHash hash = new PasswordHash();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String stored = hash.of("correct horse battery");
        assertThat(hash.matches("correct horse battery", stored)).isTrue();
        assertThat(hash.matches("correct horse batterx", stored)).isFalse();
        assertThat(hash.matches("", stored)).isFalse();
    }

    @Test
    void theSamePasswordNeverGivesTheSameHash() {
        PasswordHash quick = new PasswordHash(1_000);
        assertThat(quick.of("correct horse battery")).isNotEqualTo(quick.of("correct horse battery"));
    }

    @Test
    void sixHundredThousandRoundsAreUsedAndOlderHashesStillCount() {
        assertThat(hash.of("correct horse battery")).startsWith("pbkdf2-sha256$600000$");
        String older = new PasswordHash(1_000).of("correct horse battery");
        assertThat(hash.matches("correct horse battery", older)).isTrue();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(hash.matches("anything", "")).isFalse();
        assertThat(hash.matches("", "")).isFalse();
    }
}
