package io.outbound.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.TooManyException;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400",
        "INVALID, 422",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "STALE, 412",
        "FORBIDDEN, 403",
        "TOO_MANY, 429",
        "TOO_LARGE, 413"
    })
    void aBusinessNoHasTheStatusOfItsKindHoweverTheContainerWrapsIt(DomainException.Kind kind, int status) {
        DomainException no = new DomainException(kind, "some-code", "Because.");
        for (Throwable thrown : List.of(no, new EJBException(no), new RuntimeException(new EJBException(no)))) {
            assertThat(Translation.of(thrown)).hasValueSatisfying(problem -> {
                assertThat(problem.status()).isEqualTo(status);
                assertThat(problem.code()).isEqualTo("some-code");
                assertThat(problem.detail()).contains("Because.");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"28000", "28P01", "42501"})
    void aRefusedCredentialIsAFaultThatNamesTheStore(String state) {
        assertThat(Translation.of(new StoreException(new SQLException("FATAL: password of user x", state))))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.status()).isEqualTo(500);
                    assertThat(problem.code()).isEqualTo("storage-authentication-failed");
                    assertThat(problem.detail()).isEmpty();
                });
        assertThat(Translation.of(new KeyUnavailableException("OUT-0012", null)))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("storage-authentication-failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "40001", "40P01", "90098"})
    void aStoreThatIsAwayMeansLater(String state) {
        SQLException gone = new SQLException("connection refused", state);
        for (Throwable thrown : List.of(
                new StoreException(gone),
                new PersistenceException(gone),
                new EJBException(new PersistenceException(gone)))) {
            assertThat(Translation.of(thrown)).hasValueSatisfying(problem -> {
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.headers()).containsKey("Retry-After");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT-3S, 1", "PT0.2S, 1", "PT59.001S, 60", "PT20H, 72000"})
    void whoComesTooOftenIsToldWhenToComeAgain(Duration pause, long seconds) {
        assertThat(Translation.of(new TooManyException("verification-mailed-often", "Enough.", pause)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.headers().get("Retry-After")).hasToString(String.valueOf(seconds));
                });
    }

    /** As Payara's pool does it: without a state of its own. */
    @Test
    void aRefusedCredentialIsFoundUnderWhatThePoolWrapsAroundIt() {
        SQLException refused = new SQLException("FATAL: role is not permitted to log in", "28000");
        Throwable wrapped = new SQLException(
                "Error in allocating a connection.", new RuntimeException("PoolingException", refused));
        assertThat(Translation.of(new EJBException(new PersistenceException(wrapped))))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(500));
    }

    @Test
    void aStoreThatIsLostDuringTheCommitMeansLater() {
        SystemException lost = new SystemException();
        lost.initCause(new XAException("FATAL: terminating connection"));
        assertThat(Translation.of(new EJBException(lost)))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void aPoolThatHasNothingToGiveMeansLater() {
        assertThat(Translation.of(new StoreException(new SQLException("Error in allocating a connection."))))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void aStaleVersionIs412AndAnEjbThatSaysNoIs403() {
        assertThat(Translation.of(new EJBException(new OptimisticLockException())))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(412));
        assertThat(Translation.of(new EJBAccessException()))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void whatNobodyForesawHasNoTranslation() {
        assertThat(Translation.of(new IllegalStateException("select secret from table")))
                .isEmpty();
        assertThat(Translation.of(new StoreException(new SQLException("syntax", "42601"))))
                .isEmpty();
    }

    @Test
    void titlesAreGivenInTheLanguageTheCallerPrefers() {
        Problem problem = Problem.of(404);
        assertThat(texts("it-IT", "en").title(problem.code(), 404)).isEqualTo("Non trovato");
        assertThat(texts("de", "it").title(problem.code(), 404)).isEqualTo("Non trovato");
        assertThat(texts("de").title(problem.code(), 404)).isEqualTo("Not found");
        assertThat(texts("en").title("code-without-text", 422))
                .isEqualTo("The request is understood but not acceptable");
        assertThat(texts("it").detail(problem.detail("There is nothing.")))
                .isEqualTo(Optional.of("A questo indirizzo non c'è nulla."));
        assertThat(texts("en").detail(problem.detail("There is nothing."))).contains("There is nothing.");
    }

    @Test
    void bothLanguagesHaveATitleForEveryCode() throws Exception {
        Set<String> italian = keys("problems_it.properties");
        assertThat(keys("problems.properties"))
                .filteredOn(key -> !key.endsWith(".detail"))
                .allSatisfy(key -> assertThat(italian).contains(key));
    }

    private static Set<String> keys(String file) throws Exception {
        Properties properties = new Properties();
        properties.load(TranslationTest.class.getResourceAsStream(file));
        return properties.stringPropertyNames();
    }

    private static ProblemTexts texts(String... tags) {
        return ProblemTexts.of(Collections.enumeration(
                List.of(tags).stream().map(Locale::forLanguageTag).toList()));
    }
}
