package io.outbound.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.outbound.product.Product;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of the site anew, of a product with sample data that runs already (its admin's password is {@link
 * Product#PASSWORD}): {@code -Dit.test=Screenshots -Doutbound.screenshots=http://localhost:8080/outbound}.
 */
@ExtendWith(Chromium.class)
class Screenshots {

    private static final Path IMAGES = Path.of("../site/images");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 375", "DARK, 375"})
    void everyPage(ColorScheme theme, int width, Browser browser) {
        Product product = new Product(System.getProperty("outbound.screenshots"), "", null, null, null);
        try (Desk desk = new Desk(browser, product, "en", theme, width)) {
            desk.open("/login.xhtml");
            take(desk, "login", theme, width);
            desk.loggedIn();
            desk.open("/console/campaigns.xhtml");
            take(desk, "campaigns", theme, width);
            campaign(desk, "status=DONE", "info-done", theme, width);
            campaign(desk, "status=FAILED", "info-failed", theme, width);
            campaign(desk, "status=RUNNING", "info-api", theme, width);
            for (String page :
                    new String[] {"campaign-form", "logs", "logs-failed-leads", "sandbox", "settings", "accounts"}) {
                desk.open("/console/" + page + ".xhtml");
                take(desk, page, theme, width);
            }
        }
    }

    private static void campaign(Desk desk, String filter, String name, ColorScheme theme, int width) {
        desk.open("/console/campaigns.xhtml?" + filter);
        Locator first = desk.page.locator("tbody a.name").first();
        if (first.count() > 0) {
            first.click();
            take(desk, name, theme, width);
        }
    }

    private static void take(Desk desk, String name, ColorScheme theme, int width) {
        desk.page.waitForLoadState(LoadState.NETWORKIDLE);
        String file = name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        desk.page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(file)));
    }
}
