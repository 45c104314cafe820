package io.outbound.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role may not do is neither shown nor possible. */
@ExtendWith({MicroOnPostgres.class, Chromium.class})
class RolesIT {

    private Product product;
    private Browser browser;
    private Rooms rooms;

    @BeforeEach
    void comeIn(Product running, Browser chromium) {
        product = running;
        browser = chromium;
        rooms = Rooms.of(running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR", "MARKETER"})
    void everyRoomOpensForEveryRoleWithoutAnError(String role) {
        try (Desk desk = as(role)) {
            for (String path : rooms.pages().values()) {
                desk.open(path);
            }
            assertThat(desk.trouble()).isEmpty();
        }
    }

    @Test
    void aViewerSeesNoVerbsAndCannotFollowTheirAddresses() {
        String name = rooms.ready();
        try (Desk desk = as("VIEWER")) {
            desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));
            assertThat(desk.row(name)).containsText("Ready");
            assertThat(desk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New campaign")))
                    .hasCount(0);
            assertThat(desk.page.locator("tbody button, tbody summary")).hasCount(0);

            desk.open("/console/campaign.xhtml?id=" + rooms.done);
            assertThat(desk.page.locator("[id='verbs'] button, [id='verbs'] a")).hasCount(0);

            desk.page.navigate(product.url() + "/console/campaign-form.xhtml");
            assertThat(desk.page).hasURL(product.url() + "/console/campaigns.xhtml");

            desk.open("/console/settings.xhtml");
            assertThat(desk.button("Save settings")).isDisabled();
            assertThat(desk.button("Turn the sandbox on")).hasCount(0);
        }
    }

    @Test
    void aViewerCannotPressAButtonThatIsNotShown() {
        String name = rooms.ready();
        try (Desk desk = as("VIEWER")) {
            for (String verb : List.of("duplicate", "delete", "launch")) {
                desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));
                press(desk, "list", "list:rows:0:" + verb);
                desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));
                assertThat(desk.page.locator("tbody tr")).hasCount(1);
                assertThat(desk.row(name)).containsText("Ready");
            }
            desk.open("/console/settings.xhtml");
            press(desk, "sandbox", "sandbox:switch");
            assertThat(product.api().get("/v1/settings").expect(200).json().getBoolean("sandbox"))
                    .isFalse();
        }
    }

    @Test
    void aMarketerLaunchesAndDuplicatesButLeavesTheSettingsAlone() {
        String name = rooms.ready();
        try (Desk desk = as("MARKETER")) {
            desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));
            assertThat(desk.button("Launch " + name)).isVisible();
            desk.page.locator("tbody tr .menu summary").first().click();
            desk.button("Duplicate").click();
            assertThat(desk.page.locator("#notices")).not().isEmpty();

            desk.open("/console/settings.xhtml");
            assertThat(desk.button("Save settings")).isDisabled();
        }
    }

    @Test
    void anAccountIsAddedChangedAndDisabledOverTheApi() {
        JsonObject made = account("VIEWER");
        String name = made.getString("username");
        assertThat(made.getString("password")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(product.api().get("/v1/accounts").expect(200).items().toString())
                .contains(name)
                .doesNotContain(made.getString("password"));

        product.api()
                .patch(
                        "/v1/accounts/" + name,
                        Json.createObjectBuilder().add("enabled", false).build())
                .expect(200);

        try (Desk desk = Desk.of(browser, product)) {
            desk.page.navigate(product.url() + "/login.xhtml");
            desk.enter(name, made.getString("password"));
            assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("User name or password is wrong");
        }
    }

    @Test
    void anAdministratorAddsAnAccountAndSeesItsPasswordOnce() {
        String name = "ann." + Rooms.unique();
        try (Desk desk = Desk.of(browser, product).loggedIn()) {
            desk.open("/console/accounts.xhtml");
            desk.page.locator("[id='account:name']").fill(name);
            desk.button("Add account").click();
            String password = desk.page.locator(".copybox pre").textContent().strip();
            assertThat(desk.row(name)).containsText("Viewer");
            desk.open("/console/accounts.xhtml");
            assertThat(desk.page.locator(".copybox")).hasCount(0);
            assertThat(desk.barriers()).isEmpty();

            try (Desk hers = Desk.of(browser, product).loggedIn(name, password)) {
                assertThat(hers.page.locator(".nav")).not().containsText("Accounts");
                hers.page.navigate(product.url() + "/console/accounts.xhtml");
                assertThat(hers.page).hasURL(product.url() + "/console/campaigns.xhtml");
            }
        }
    }

    @Test
    void theOnlyAdministratorCannotBeDisabled() {
        try (Desk desk = Desk.of(browser, product).loggedIn()) {
            desk.open("/console/accounts.xhtml");
            var row = desk.row(Product.ADMIN).first();
            row.locator("summary").click();
            row.getByText("Disable").click();
            desk.confirm();
            assertThat(desk.page.locator("#notices")).containsText("This is the only administrator.");
        }
    }

    /** As somebody who writes the request by hand would; returns when the answer has taken the page's place. */
    private static void press(Desk desk, String form, String button) {
        desk.page.evaluate(
                "([form, button]) => { window.__before = true; let f = document.getElementById(form);"
                        + " let i = document.createElement('input'); i.type = 'hidden'; i.name = button; i.value = button;"
                        + " f.appendChild(i); f.submit(); }",
                List.of(form, button));
        desk.page.waitForFunction("() => !window.__before && document.readyState === 'complete'");
    }

    private Desk as(String role) {
        JsonObject account = account(role);
        return Desk.of(browser, product).loggedIn(account.getString("username"), account.getString("password"));
    }

    private JsonObject account(String role) {
        return product.api()
                .post(
                        "/v1/accounts",
                        Json.createObjectBuilder()
                                .add("username", role.toLowerCase(java.util.Locale.ROOT) + "-" + Rooms.unique())
                                .add("role", role)
                                .build())
                .expect(201)
                .json();
    }
}
