package io.outbound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import io.outbound.product.Await;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.webpush.PageToken;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Our script on a page of the host, and our service worker, in a real browser. Pushes come over the DevTools protocol; what
 * the browser would ask its maker's push service for, a subscription, the page's own stand-in gives.
 */
@ExtendWith({MicroOnPostgres.class, Chromium.class})
class WebPushIT {

    private static final String SHOP = "/shop/";
    /** A subscription with a real key, as {@code pushManager.subscribe} gives it. */
    private static final String STAND_IN = """
            (() => {
              const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
                .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
              let current = null;
              const subscribe = async options => {
                const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
                const json = {
                  endpoint: 'https://fcm.googleapis.com/fcm/send/' + crypto.randomUUID(), expirationTime: null,
                  keys: {
                    p256dh: text(await crypto.subtle.exportKey('raw', pair.publicKey)),
                    auth: text(crypto.getRandomValues(new Uint8Array(16)))
                  }
                };
                current = {
                  endpoint: json.endpoint, options: { applicationServerKey: options.applicationServerKey.buffer },
                  toJSON: () => json, unsubscribe: async () => { current = null; return true; }
                };
                return current;
              };
              PushManager.prototype.subscribe = subscribe;
              PushManager.prototype.getSubscription = async () => current;
            })();
            """;

    private Product product;
    private BrowserContext window;
    private Page page;
    private String contact;
    private final List<String> trouble = new ArrayList<>();

    @BeforeEach
    void aPageOfTheHost(Product running, Browser browser) {
        product = running;
        product.api().post("/v1/webpush/keys", "application/json", "").expect(201);
        String externalId = "visitor-" + UUID.randomUUID();
        contact = product.api()
                .post(
                        "/v1/contacts",
                        Json.createObjectBuilder()
                                .add("externalId", externalId)
                                .add("email", externalId + "@example.com")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        String secret = product.api()
                .post("/v1/webpush/page-secret", "application/json", "")
                .expect(201)
                .json()
                .getString("secret");
        window = browser.newContext(new Browser.NewContextOptions().setLocale("it-IT"));
        window.grantPermissions(
                List.of("notifications"), new BrowserContext.GrantPermissionsOptions().setOrigin(origin()));
        page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                trouble.add(message.text());
            }
        });
        page.onPageError(trouble::add);
        page.addInitScript(STAND_IN);
        page.route(
                "**" + SHOP,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setHeaders(Map.of(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src " + origin() + "; connect-src " + origin()
                                        + "; worker-src 'self'"))
                        .setBody(html(PageToken.of(externalId, secret)))));
        page.navigate(origin() + "/outbound" + SHOP);
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    private String origin() {
        return product.url().replaceFirst("/outbound$", "");
    }

    private String html(String token) {
        return "<!DOCTYPE html><html lang=\"it\"><title>Shop</title><script src=\"" + product.url()
                + "/push/outbound-push.js\" data-worker=\"/outbound/push/outbound-push-sw.js\" data-scope=\"/outbound"
                + SHOP
                + "\" data-token=\"" + token + "\" defer></script>"
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
        page.evaluate(
                "() => { window.said = new Promise(done => document.addEventListener('outbound-push', e => done(e.detail))); }");
        page.getByText(button).click();
        assertThat(page.evaluate("() => window.said")).isEqualTo(Map.of("state", state));
    }

    /** As a push service would. */
    private void push(String payload) {
        CDPSession devTools = window.newCDPSession(page);
        AtomicReference<String> registration = new AtomicReference<>();
        devTools.on("ServiceWorker.workerRegistrationUpdated", event -> {
            JsonArray all = event.getAsJsonArray("registrations");
            all.forEach(one -> {
                JsonObject its = one.getAsJsonObject();
                if (its.get("scopeURL").getAsString().endsWith(SHOP)) {
                    registration.set(its.get("registrationId").getAsString());
                }
            });
        });
        devTools.send("ServiceWorker.enable");
        Await.until(
                "the registration",
                () -> {
                    page.evaluate("1");
                    return registration.get();
                },
                id -> id != null);
        JsonObject message = new JsonObject();
        message.addProperty("origin", origin());
        message.addProperty("registrationId", registration.get());
        message.addProperty("data", payload);
        devTools.send("ServiceWorker.deliverPushMessage", message);
    }

    private Object shown() {
        return page.evaluate(
                "async scope => {"
                        + " const registration = await navigator.serviceWorker.getRegistration(scope);"
                        + " return (await registration.getNotifications()).map(n => ({ title: n.title, body: n.body, tag: n.tag,"
                        + " icon: n.icon, actions: n.actions.map(a => a.title).join(), url: n.data.outbound.url })); }",
                "/outbound" + SHOP);
    }

    private Worker worker() {
        return window.serviceWorkers().stream()
                .filter(worker -> worker.url().endsWith("/outbound-push-sw.js"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVisitorSubscribesByAClickAndLeavesByAnother() {
        press("Tell me", "subscribed");
        assertThat(subscriptions()).hasSize(1);
        press("Tell me", "subscribed");
        assertThat(subscriptions()).as("the same browser").hasSize(1);
        press("No more", "unsubscribed");
        assertThat(subscriptions()).isEmpty();
        assertThat(trouble).isEmpty();
    }

    @Test
    void aPushIsShownAndItsClickLeadsWhereItSays() {
        press("Tell me", "subscribed");
        String link = "https://shop.example.com/offers?x=1";
        push(Json.createObjectBuilder()
                .add("title", "Saldi <b>")
                .add("body", "Fino al 50 %")
                .add("tag", "m1")
                .add("icon", origin() + "/outbound/favicon.ico")
                .add("url", link)
                .add("unsubscribe", product.url() + "/t/u/x.y")
                .build()
                .toString());
        Object shown =
                Await.until("a notification", this::shown, found -> !List.of().equals(found));
        assertThat(shown)
                .isEqualTo(List.of(Map.of(
                        "title",
                        "Saldi <b>",
                        "body",
                        "Fino al 50 %",
                        "tag",
                        "m1",
                        "icon",
                        origin() + "/outbound/favicon.ico",
                        "actions",
                        "Annulla iscrizione",
                        "url",
                        link)));

        push(Json.createObjectBuilder()
                .add("title", "Saldi")
                .add("body", "Di nuovo")
                .add("tag", "m1")
                .build()
                .toString());
        Await.until("the newer one", this::shown, found -> found.toString().contains("Di nuovo"));
        assertThat((List<?>) shown()).as("the same message is shown once").hasSize(1);

        Object opened = worker().evaluate(
                        "async link => { const opened = []; self.clients.openWindow = async url => { opened.push(url); };"
                                + " const [notification] = await self.registration.getNotifications();"
                                + " notification.data.outbound.url = link;"
                                + " let work; const click = new Event('notificationclick');"
                                + " Object.assign(click, { notification: { data: { outbound: { url: link, links: {} } }, close: () => opened.push('closed') },"
                                + " action: '', waitUntil: promise => { work = promise; } });"
                                + " self.dispatchEvent(click); await work; return opened; }",
                        link);
        assertThat(opened).isEqualTo(List.of("closed", link));
        assertThat(trouble).isEmpty();
    }

    @Test
    void aSubscriptionThatTheBrowserChangesIsRenewedAndStaysTheContacts() {
        press("Tell me", "subscribed");
        String before = subscriptions().get(0).getString("address");
        Object old = page.evaluate(
                "async scope => (await (await navigator.serviceWorker.getRegistration(scope))"
                        + ".pushManager.getSubscription()).toJSON()",
                "/outbound" + SHOP);
        worker().evaluate(STAND_IN.replaceAll("(?s)^\\s*\\(\\(\\) => \\{", "() => {")
                .replaceAll("\\}\\)\\(\\);\\s*$", "}"));
        worker().evaluate(
                        "async old => { let work; const change = new Event('pushsubscriptionchange');"
                                + " Object.assign(change, { oldSubscription: { toJSON: () => old }, newSubscription: null,"
                                + " waitUntil: promise => { work = promise; } });"
                                + " self.dispatchEvent(change); await work; }",
                        old);
        assertThat(subscriptions()).hasSize(1).allSatisfy(now -> assertThat(now.getString("address"))
                .isNotEqualTo(before));
    }

    @Test
    void theScriptsMayBeUsedByOtherOrigins() {
        for (String script : List.of("/push/outbound-push.js", "/push/outbound-push-sw.js")) {
            var answer = product.site().get(script).expect(200);
            assertThat(answer.header("content-type")).startsWith("text/javascript");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
            assertThat(answer.body()).contains("'" + product.url() + "'").doesNotContain("{{base}}", "eval(");
        }
    }
}
