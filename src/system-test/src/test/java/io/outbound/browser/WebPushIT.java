package io.outbound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.HostSite;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.webpush.PageToken;
import jakarta.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Our script on a page of the host and our service worker within its own, both under a strict policy, in a real browser.
 * Pushes come over the DevTools protocol; a subscription, which the browser would get from its maker's push service, comes
 * from a stand-in.
 */
@ExtendWith({MicroOnPostgres.class, Chromium.class})
class WebPushIT {

    private static final String LINK = "https://shop.example.com/offers?x=1";

    /** A subscription with real keys, as {@code pushManager.subscribe} gives it. */
    private static final String STAND_IN =
            "() => { const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))"
                    + "  .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');"
                    + " let current = null;"
                    + " PushManager.prototype.getSubscription = async () => current;"
                    + " PushManager.prototype.subscribe = async options => {"
                    + "  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);"
                    + "  const json = { endpoint: 'https://fcm.googleapis.com/fcm/send/' + crypto.randomUUID(), expirationTime: null,"
                    + "   keys: { p256dh: text(await crypto.subtle.exportKey('raw', pair.publicKey)),"
                    + "    auth: text(crypto.getRandomValues(new Uint8Array(16))) } };"
                    + "  current = { endpoint: json.endpoint, options: { applicationServerKey: options.applicationServerKey.buffer },"
                    + "   toJSON: () => json, unsubscribe: async () => { current = null; return true; } };"
                    + "  return current; }; }";

    /** Lets the test look into the worker. */
    private static final String WINDOW = "self.addEventListener('message', event => event.waitUntil((async () => {"
            + " const { code, arg } = event.data;"
            + " try { event.ports[0].postMessage({ value: await (0, eval)('(' + code + ')')(arg) }); }"
            + " catch (problem) { event.ports[0].postMessage({ error: String(problem) }); } })()));";

    private final List<String> trouble = new ArrayList<>();
    private Product product;
    private HostSite site;
    private BrowserContext window;
    private Page page;
    private String contact;

    @BeforeEach
    void aPageOfTheHost(Product running, Browser browser) throws IOException {
        product = running;
        product.api().post("/v1/webpush/keys", "application/json", "").expect(201);
        String visitor = "visitor-" + UUID.randomUUID();
        contact = product.api()
                .post(
                        "/v1/contacts",
                        Json.createObjectBuilder()
                                .add("externalId", visitor)
                                .add("email", visitor + "@example.com")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        String secret = product.api()
                .post("/v1/webpush/page-secret", "application/json", "")
                .expect(201)
                .json()
                .getString("secret");
        String ours = product.url().replaceFirst("/outbound$", "");
        site = new HostSite()
                .page(
                        "/",
                        "default-src 'none'; img-src data:; script-src " + ours + "; connect-src " + ours
                                + "; worker-src 'self'",
                        html(PageToken.of(visitor, secret)))
                .script(
                        "/outbound-push-sw.js",
                        "default-src 'none'; script-src 'unsafe-eval' " + ours + "; connect-src " + ours,
                        "importScripts('" + product.url() + "/push/outbound-push-sw.js');" + WINDOW);
        window = browser.newContext(new Browser.NewContextOptions().setLocale("it-IT"));
        window.grantPermissions(
                List.of("notifications"), new BrowserContext.GrantPermissionsOptions().setOrigin(HostSite.ORIGIN));
        page = window.newPage();
        page.onPageError(trouble::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("favicon")) {
                trouble.add(message.text() + " " + message.location());
            }
        });
        page.addInitScript("(" + STAND_IN + ")();");
        page.navigate(HostSite.ORIGIN + "/");
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
        site.close();
    }

    private String html(String token) {
        return "<!DOCTYPE html><html lang=\"it\"><title>Shop</title><link rel=\"icon\" href=\"data:,\"><script src=\""
                + product.url() + "/push/outbound-push.js\" data-token=\"" + token + "\" defer></script>"
                + "<button data-outbound-push=\"subscribe\">Tell me</button>"
                + "<button data-outbound-push=\"unsubscribe\">No more</button></html>";
    }

    private List<jakarta.json.JsonObject> subscriptions() {
        return product.api()
                .get("/v1/contacts/" + contact + "/push-subscriptions")
                .expect(200)
                .items();
    }

    private void press(String button, String state) {
        assertThat(pressed(button)).isEqualTo(Map.of("state", state));
    }

    private Object pressed(String button) {
        page.evaluate("() => { window.said = new Promise(done =>"
                + " document.addEventListener('outbound-push', e => done(e.detail), { once: true })); }");
        page.getByText(button).click();
        return page.evaluate("() => window.said");
    }

    private void isReady() {
        page.waitForFunction("() => window.OutboundPush");
        assertThat(page.evaluate("() => OutboundPush.state()")).isEqualTo("unsubscribed");
    }

    private Object inTheWorker(String code, Object argument) {
        return page.evaluate(
                "async ([code, arg]) => { const { active } = await navigator.serviceWorker.getRegistration('/');"
                        + " return new Promise((done, broken) => { const channel = new MessageChannel();"
                        + " channel.port1.onmessage = event => event.data.error ? broken(new Error(event.data.error)) : done(event.data.value);"
                        + " active.postMessage({ code, arg }, [channel.port2]); }); }",
                List.of(code, argument));
    }

    /** As a push service would. */
    private void push(String title, String body) {
        CDPSession devTools = window.newCDPSession(page);
        AtomicReference<String> registration = new AtomicReference<>();
        devTools.on("ServiceWorker.workerRegistrationUpdated", event -> {
            for (JsonElement one : event.getAsJsonArray("registrations")) {
                if (one.getAsJsonObject().get("scopeURL").getAsString().equals(HostSite.ORIGIN + "/")) {
                    registration.set(one.getAsJsonObject().get("registrationId").getAsString());
                }
            }
        });
        devTools.send("ServiceWorker.enable");
        Await.until("the registration", () -> asked(registration), id -> id != null);
        JsonObject message = new JsonObject();
        message.addProperty("origin", HostSite.ORIGIN);
        message.addProperty("registrationId", registration.get());
        message.addProperty(
                "data",
                Json.createObjectBuilder()
                        .add("title", title)
                        .add("body", body)
                        .add("tag", "m1")
                        .add("url", LINK)
                        .add("unsubscribe", product.url() + "/t/u/x.y")
                        .build()
                        .toString());
        devTools.send("ServiceWorker.deliverPushMessage", message);
    }

    /** Events come while something is asked. */
    private String asked(AtomicReference<String> registration) {
        page.evaluate("1");
        return registration.get();
    }

    private List<?> shown() {
        return (List<?>)
                page.evaluate("async () => { const registration = await navigator.serviceWorker.getRegistration('/');"
                        + " return (await registration.getNotifications()).map(n => ({ title: n.title, body: n.body, tag: n.tag,"
                        + " actions: n.actions.map(a => a.title).join(), url: n.data.outbound.url })); }");
    }

    @Test
    void aVisitorSubscribesByAClickAndLeavesByAnother() {
        isReady();
        press("Tell me", "subscribed");
        assertThat(subscriptions()).hasSize(1);
        press("Tell me", "subscribed");
        assertThat(subscriptions()).as("the same browser").hasSize(1);
        press("No more", "unsubscribed");
        assertThat(subscriptions()).isEmpty();
        assertThat(trouble).isEmpty();
    }

    @Test
    void aVisitorLeavesAlsoWhileOutboundCannotBeReached() {
        isReady();
        press("Tell me", "subscribed");
        page.evaluate("() => sessionStorage.clear()");
        page.route(product.url() + "/api/v1/push/**", Route::abort);
        press("No more", "unsubscribed");

        inTheWorker(STAND_IN, "");
        assertThat(inTheWorker(
                        "async () => { let work; const { pushManager } = self.registration;"
                                + " await pushManager.subscribe({ applicationServerKey: crypto.getRandomValues(new Uint8Array(65)) });"
                                + " self.fetch = async () => { throw new TypeError('Failed to fetch'); };"
                                + " const notification = { data: { outbound: { unsubscribe: 'https://out.example.net/t/u/x.y' } }, close() {} };"
                                + " self.dispatchEvent(Object.assign(new Event('notificationclick'),"
                                + " { notification, action: 'unsubscribe', waitUntil: promise => { work = promise; } }));"
                                + " await work; return String(await pushManager.getSubscription()); }",
                        ""))
                .isEqualTo("null");
    }

    @Test
    void aNewKeyOfOursRenewsTheSubscription() {
        isReady();
        press("Tell me", "subscribed");
        String before = subscriptions().get(0).getString("address");
        product.api().post("/v1/webpush/keys", "application/json", "").expect(201);
        press("Tell me", "subscribed");
        assertThat(subscriptions()).hasSize(1).noneMatch(now -> now.getString("address")
                .equals(before));
    }

    @Test
    void aSubscriptionOfAnotherSenderIsLeftAlone() {
        isReady();
        Object theirs = page.evaluate(
                "async () => { const { pushManager } = await navigator.serviceWorker.register('/outbound-push-sw.js');"
                        + " const key = crypto.getRandomValues(new Uint8Array(65));"
                        + " return (await pushManager.subscribe({ applicationServerKey: key })).endpoint; }");
        assertThat(pressed("Tell me"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("error", "other-sender");
        press("No more", "unsubscribed");
        assertThat(
                        page.evaluate(
                                "async () => (await (await navigator.serviceWorker.getRegistration('/')).pushManager.getSubscription()).endpoint"))
                .isEqualTo(theirs);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void aPushIsShownOnceAndItsClickLeadsWhereItSays() {
        isReady();
        press("Tell me", "subscribed");
        push("Saldi <b>", "Fino al 50 %");
        assertThat(Await.until("a notification", this::shown, found -> !found.isEmpty()))
                .isEqualTo(List.of(Map.of(
                        "title", "Saldi <b>",
                        "body", "Fino al 50 %",
                        "tag", "m1",
                        "actions", "Annulla iscrizione",
                        "url", LINK)));

        push("Saldi", "Di nuovo");
        Await.until("the newer one", this::shown, found -> found.toString().contains("Di nuovo"));
        assertThat(shown()).as("the same message").hasSize(1);

        assertThat(inTheWorker(
                        "async action => { const done = []; let work;"
                                + " self.clients.openWindow = async url => { done.push(url); };"
                                + " const [shown] = await self.registration.getNotifications();"
                                + " const click = Object.assign(new Event('notificationclick'),"
                                + " { notification: shown, action, waitUntil: promise => { work = promise; } });"
                                + " self.dispatchEvent(click); await work;"
                                + " return [...done, (await self.registration.getNotifications()).length]; }",
                        ""))
                .isEqualTo(List.of(LINK, 0));
        assertThat(trouble).isEmpty();
    }

    @Test
    void aSubscriptionThatTheBrowserChangesStaysTheContacts() {
        isReady();
        press("Tell me", "subscribed");
        String before = subscriptions().get(0).getString("address");
        Object old = page.evaluate(
                "async () => (await (await navigator.serviceWorker.getRegistration('/')).pushManager.getSubscription()).toJSON()");
        inTheWorker(STAND_IN, "");
        inTheWorker(
                "async old => { let work; const change = Object.assign(new Event('pushsubscriptionchange'),"
                        + " { oldSubscription: { toJSON: () => old }, newSubscription: null, waitUntil: promise => { work = promise; } });"
                        + " self.dispatchEvent(change); await work; }",
                old);
        assertThat(subscriptions()).hasSize(1).noneMatch(now -> now.getString("address")
                .equals(before));
        assertThat(trouble).isEmpty();
    }

    @Test
    void theScriptsKnowThisServerAndMayBeUsedByOtherOrigins() {
        for (String script : List.of("/push/outbound-push.js", "/push/outbound-push-sw.js")) {
            Answer answer = product.site().get(script).expect(200);
            assertThat(answer.header("content-type")).startsWith("text/javascript");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
            assertThat(answer.header("service-worker-allowed")).isEqualTo("/");
            assertThat(answer.body())
                    .contains("'" + product.url() + "'")
                    .doesNotContain("{{base}}", "eval(", "Function(");
        }
        product.site().get("/push/other.js").expect(404);
    }
}
