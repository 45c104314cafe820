package io.outbound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.outbound.product.Product;
import java.util.ArrayList;
import java.util.List;

/** One person at the console: a browser window of their own. Remembers whatever the page should not have done. */
final class Desk implements AutoCloseable {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Product product;
    private final BrowserContext window;
    private final List<String> trouble = new ArrayList<>();
    final Page page;

    Desk(Browser browser, Product product, String language, ColorScheme theme, int width) {
        this.product = product;
        this.window = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(theme)
                .setViewportSize(width, width < 600 ? 812 : 800));
        window.setDefaultTimeout(60_000);
        window.addInitScript(
                "document.addEventListener('securitypolicyviolation', e => {"
                        + " (window.__violations = window.__violations || []).push(e.violatedDirective + ' ' + e.blockedURI);"
                        + " console.error('CSP violation ' + e.violatedDirective + ' ' + e.sourceFile + ':' + e.lineNumber); })");
        this.page = window.newPage();
        page.onPageError(trouble::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                trouble.add(message.text());
            }
        });
    }

    static Desk of(Browser browser, Product product) {
        return new Desk(browser, product, "en", ColorScheme.LIGHT, 1280);
    }

    Desk loggedIn() {
        return loggedIn(Product.ADMIN, Product.PASSWORD);
    }

    Desk loggedIn(String user, String password) {
        page.navigate(product.url() + "/login.xhtml");
        enter(user, password);
        page.waitForURL("**/console/**");
        return this;
    }

    void enter(String user, String password) {
        page.locator("[id='login:user']").fill(user);
        page.locator("[id='login:password']").fill(password);
        page.locator("[id='login:enter']").click();
    }

    Desk open(String path) {
        Response response = page.navigate(product.url() + path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return this;
    }

    Locator row(String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    void confirm() {
        page.locator("#confirm-yes").click();
    }

    /**
     * What axe-core finds; the frame of a sandbox message runs no script, so it is looked at from outside. With no frame
     * left one run in the page says it all: the other mode opens a second page each time to put frames together.
     */
    List<String> barriers() {
        page.evaluate(
                "document.querySelectorAll('iframe').forEach(frame => frame.replaceWith(document.createElement('p')))");
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(STANDARDS).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().get(0).getTarget() + " "
                                + rule.getNodes().get(0).getHtml())
                        .toList();
    }

    int overflow() {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    boolean scriptRan() {
        return (boolean) page.evaluate("window.__xss !== undefined");
    }

    List<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        window.close();
    }
}
