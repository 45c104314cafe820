package io.outbound.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({MicroOnPostgres.class, Chromium.class})
class ConsoleIT {

    private static final String RULE =
            "Do not add new Leads via api if Lead with similar email already exists (avoids duplicates)";

    private Product product;
    private Browser browser;
    private Rooms rooms;
    private Desk desk;

    @BeforeEach
    void sitDown(Product running, Browser chromium) {
        product = running;
        browser = chromium;
        rooms = Rooms.of(running);
        desk = Desk.of(chromium, running).loggedIn();
    }

    @AfterEach
    void nothingWentWrongMeanwhile() {
        assertThat(desk.trouble()).isEmpty();
        assertThat(desk.scriptRan()).isFalse();
        desk.close();
    }

    @Test
    void aStrangerIsAskedToLogInAndThenGetsThePageThatWasWanted() {
        try (Desk stranger = Desk.of(browser, product)) {
            stranger.page.navigate(product.url() + "/console/logs.xhtml");
            assertThat(stranger.page).hasURL(Pattern.compile(".*/login\\.xhtml.*"));

            stranger.enter(Product.ADMIN, "not the password");
            assertThat(stranger.page.getByRole(AriaRole.ALERT)).containsText("User name or password is wrong");
        }
        desk.page.locator("[id='leave:logout']").click();
        assertThat(desk.page.getByText("You are logged out.")).isVisible();
        desk.page.navigate(product.url() + "/console/campaigns.xhtml");
        assertThat(desk.page).hasURL(Pattern.compile(".*/login\\.xhtml.*"));
    }

    @Test
    void aReadyCampaignIsLaunchedFromTheListAndSeenDone() {
        String name = rooms.ready();
        desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));

        desk.button("Launch " + name).click();
        assertThat(desk.page.locator("#confirm")).containsText("Launch “" + name + "”?");
        desk.confirm();

        assertThat(desk.page.locator("#notices")).containsText("Launched");
        assertThat(desk.row(name)).containsText("Done", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    @Test
    void campaignsIsAPageOfOutboundAndANameLeadsToWhatCanBeEdited() {
        String name = rooms.ready();
        desk.open("/console/index.xhtml");
        desk.page
                .getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Campaigns"))
                .click();
        assertThat(desk.page).hasURL(Pattern.compile(".*/console/campaigns\\.xhtml.*"));
        assertThat(desk.page).hasTitle(Pattern.compile("Campaigns.*Outbound"));

        desk.page
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        desk.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit"))
                .click();
        assertThat(desk.page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(name);
    }

    @Test
    void aCampaignIsDraftedFinishedAndDeleted() {
        String name = "Browser " + Rooms.unique();
        desk.open("/console/campaigns.xhtml");
        desk.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New campaign"))
                .click();
        desk.page
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        desk.button("Finish").click();
        assertThat(desk.page.locator("#template-error")).hasText("No template is chosen.");
        assertThat(desk.page.locator("#sender-error")).hasText("No sender is chosen.");
        assertThat(desk.page.locator("#list-error")).hasText("No contact list is chosen.");

        desk.button("Save draft").click();
        assertThat(desk.page.locator(".page-head")).containsText("Draft");
        desk.button("Delete").click();
        desk.confirm();
        assertThat(desk.page.locator("#notices")).containsText("Deleted");
        desk.open("/console/campaigns.xhtml?q=" + name.replace(" ", "+"));
        assertThat(desk.heading("No campaign matches")).isVisible();
    }

    @Test
    void infoSaysWhyACampaignFailedAndLeadsToTheFieldAtFault() {
        desk.open("/console/campaign.xhtml?id=" + rooms.broken);

        Locator reason = desk.page.locator(".reason");
        assertThat(reason).containsText("There is nobody to send to.");
        assertThat(reason).containsText("SEGMENT_EMPTY");
        reason.getByText("Fix").click();
        assertThat(desk.page.locator("[id='campaign:list']")).isFocused();
    }

    @Test
    void infoCountsTheMessagesOfTheLedger() {
        desk.open("/console/campaign.xhtml?id=" + rooms.done);

        assertThat(desk.page.locator(".counts")).containsText(Pattern.compile("Sent\\s*2"));
        assertThat(desk.page.locator(".counts")).containsText(Pattern.compile("Left\\s*0"));
    }

    @Test
    void theSampleCallOfALiveCampaignIsCopied() {
        desk.open("/console/campaign.xhtml?id=" + rooms.live);

        assertThat(desk.page.locator(".copybox pre")).containsText("curl -X POST");
        desk.button("Copy").click();
        assertThat(desk.page.locator("#toasts")).containsText("Copied");
    }

    @Test
    void theListIsFilteredSearchedAndSortedInItsAddress() {
        desk.open("/console/campaigns.xhtml");

        desk.page
                .locator(".chip")
                .filter(new Locator.FilterOptions().setHasText("Failed"))
                .click();
        assertThat(desk.page).hasURL(Pattern.compile(".*status=FAILED.*"));
        assertThat(desk.page.locator(".result-line")).containsText("hidden by filters");
        assertThat(desk.page.locator("tbody .pill").first()).hasText("Failed");
        desk.page
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Name").setExact(true))
                .first()
                .click();
        assertThat(desk.page.locator("th").first()).hasAttribute("aria-sort", "ascending");
        desk.page.goBack();
        assertThat(desk.page.locator("th").first()).hasAttribute("aria-sort", "none");
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        desk.open("/console/campaigns.xhtml?status=DRAFT");

        desk.page.locator("tbody tr .menu summary").first().click();
        assertThat(desk.page
                        .locator("tbody tr .menu[open] [aria-disabled=true]")
                        .first())
                .containsText("A draft is not complete: finish it first.");
        desk.page.keyboard().press("Escape");
        assertThat(desk.page.locator("tbody tr .menu[open]")).hasCount(0);
    }

    @Test
    void bothLogsSayWhatWasRefusedAndWhy() {
        desk.open("/console/logs.xhtml");
        assertThat(desk.page.locator("thead")).containsText(Pattern.compile("ID\\s*Reason\\s*Data\\s*Created"));
        assertThat(desk.row("Non-existent slug").first()).containsText("no-such-" + Rooms.SCRIPT);

        desk.page.getByText("Failed leads API injection").first().click();
        assertThat(desk.page.locator("thead")).containsText(Pattern.compile("ID\\s*Reason\\s*Data\\s*Created"));
        Locator row = desk.row("Missing required field").first();
        assertThat(row).containsText("contact_name");
        row.getByText("Payload (masked)").click();
        assertThat(row.locator("pre")).containsText("note");
    }

    @Test
    void theDuplicateRuleHasItsExactLabelAndIsKept() {
        desk.open("/console/settings.xhtml");
        Locator rule = desk.page.getByLabel(RULE, new Page.GetByLabelOptions().setExact(true));
        assertThat(rule).not().isChecked();

        rule.check();
        desk.button("Save settings").click();
        assertThat(desk.page.locator("#notices")).containsText("Settings saved.");
        assertThat(product.api().get("/v1/settings").expect(200).json().getBoolean("blockDuplicateApiLeads"))
                .isTrue();

        desk.page.getByLabel(RULE, new Page.GetByLabelOptions().setExact(true)).uncheck();
        desk.button("Save settings").click();
        assertThat(desk.page.locator("#notices")).containsText("Settings saved.");
    }

    @Test
    void theSandboxKeepsMessagesAndShowsThemWithoutRunningAnything() {
        desk.open("/console/settings.xhtml");
        desk.button("Turn the sandbox on").click();
        desk.confirm();
        assertThat(desk.page.locator(".strip")).containsText("nothing leaves this server");
        try {
            String address = Rooms.unique() + "@example.com";
            String slug = product.api()
                    .get("/v1/campaigns/" + rooms.live)
                    .expect(200)
                    .json()
                    .getString("slug");
            product.api()
                    .post(
                            "/im/executions/unitary",
                            io.outbound.smoke.Kit.call(Rooms.unique(), slug, address, Rooms.SCRIPT))
                    .expect(202);
            io.outbound.product.Await.until(
                    "the message",
                    () -> product.api().get("/v1/sandbox/messages").expect(200).items(),
                    messages -> messages.stream()
                            .anyMatch(message -> message.toString().contains(address)));
            desk.open("/console/sandbox.xhtml?q=" + address);
            assertThat(desk.page.locator(".mail-list")).containsText(address);
            assertThat(desk.page.frameLocator(".mail-frame").locator("p").first())
                    .containsText(Rooms.SCRIPT);
        } finally {
            desk.open("/console/settings.xhtml");
            desk.button("Turn the sandbox off").click();
            desk.confirm();
        }
        assertThat(desk.page.locator(".strip")).hasCount(0);
    }

    @Test
    void languageAndThemeAreSwitchedAndRemembered() {
        desk.open("/console/campaigns.xhtml?status=DRAFT");
        desk.page.locator("[id='language:it']").click();
        assertThat(desk.page.locator("h1")).hasText("Campagne");
        assertThat(desk.page).hasURL(Pattern.compile(".*status=DRAFT.*"));
        assertThat(desk.page.locator("html")).hasAttribute("lang", "it");

        desk.page.locator("[data-theme-switch]").click();
        desk.page.reload();
        assertThat(desk.page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void whatPeopleTypedIsShownAsText() {
        for (String path : rooms.pages().values()) {
            desk.open(path);
            assertThat(desk.scriptRan()).as(path).isFalse();
        }
        desk.open("/console/campaigns.xhtml");
        assertThat(desk.page.locator("tbody")).containsText(Rooms.SCRIPT);
        assertThat(desk.page.locator("tbody")).containsText(Rooms.HANDLER);
        assertThat(desk.page.locator("tbody img, tbody script")).hasCount(0);
    }

    @Test
    void aPageIsNeverChangedByAGet() {
        desk.open("/console/campaign.xhtml?id=" + rooms.done + "&verbs:delete=");
        desk.open("/console/campaign.xhtml?id=" + rooms.done);
        assertThat(desk.page.locator(".page-head")).containsText("Done");
    }
}
