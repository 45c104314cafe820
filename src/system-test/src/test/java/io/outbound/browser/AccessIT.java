package io.outbound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, in both languages and both themes: no barrier, no violation of the content policy, nothing cut off. */
@ExtendWith({MicroOnPostgres.class, Chromium.class})
class AccessIT {

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "en, DARK, 375", "it, LIGHT, 375", "it, DARK, 1280"})
    void everyPageIsOpenToEverybody(String language, ColorScheme theme, int width, Product product, Browser browser) {
        Rooms rooms = Rooms.of(product);
        SoftAssertions every = new SoftAssertions();
        try (Desk desk = new Desk(browser, product, language, theme, width)) {
            desk.open("/login.xhtml");
            every.assertThat(desk.barriers()).as("login").isEmpty();
            desk.loggedIn();
            rooms.pages().forEach((name, path) -> {
                desk.open(path);
                every.assertThat(desk.page.locator("html").getAttribute("lang")).isEqualTo(language);
                every.assertThat(desk.overflow()).as(name + " overflows").isZero();
                every.assertThat(desk.barriers()).as(name).isEmpty();
            });
            every.assertThat(desk.trouble()).isEmpty();
        }
        every.assertAll();
    }

    @Test
    void aBarrierIsSeen(Product product, Browser browser) {
        try (Desk desk = new Desk(browser, product, "en", ColorScheme.LIGHT, 1280)) {
            desk.open("/login.xhtml");
            desk.page.evaluate("document.querySelectorAll('label').forEach(label => label.remove());"
                    + "const faint = document.querySelector('h1');"
                    + "faint.style.color = '#eee'; faint.style.background = '#fff'");
            assertThat(desk.barriers())
                    .anySatisfy(barrier -> assertThat(barrier).startsWith("label: "))
                    .anySatisfy(barrier -> assertThat(barrier).startsWith("color-contrast: "));
        }
    }
}
