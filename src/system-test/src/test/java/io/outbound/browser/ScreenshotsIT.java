package io.outbound.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the pictures of the site anew: {@code mvn verify -Dit.test=ScreenshotsIT -Doutbound.screenshots=true}. */
@EnabledIfSystemProperty(named = "outbound.screenshots", matches = "true")
@ExtendWith({MicroOnPostgres.class, Chromium.class})
class ScreenshotsIT {

    private static final Path IMAGES = Path.of("../site/images");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 375", "DARK, 375"})
    void everyPage(ColorScheme theme, int width, Product product, Browser browser) {
        Rooms rooms = Rooms.of(product);
        try (Desk desk = new Desk(browser, product, "en", theme, width)) {
            desk.open("/login.xhtml");
            take(desk, "login", theme, width);
            desk.loggedIn();
            rooms.pages().forEach((name, path) -> {
                desk.open(path);
                take(desk, name, theme, width);
            });
        }
    }

    private static void take(Desk desk, String name, ColorScheme theme, int width) {
        desk.page.waitForLoadState(LoadState.NETWORKIDLE);
        desk.page.screenshot(new Page.ScreenshotOptions()
                .setPath(IMAGES.resolve(name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(false));
    }
}
