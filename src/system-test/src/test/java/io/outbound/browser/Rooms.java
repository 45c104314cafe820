package io.outbound.browser;

import io.outbound.product.Await;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Something to see in every room: made once, through the API. */
final class Rooms {

    static final String SCRIPT = "<script>window.__xss=1</script>";
    static final String HANDLER = "\"><img src=x onerror=window.__xss=1> ' onmouseover='window.__xss=1";

    private static Rooms furnished;

    private final Product product;
    private final Kit kit;
    final String broken;
    final String live;
    final String done;

    private Rooms(Product product) {
        this.product = product;
        this.kit = new Kit(product.api());
        String list = kit.list("email,name\n" + unique() + "@example.com,Ada\n" + unique() + "@example.com,Bruno\n");
        String letter = kit.template("For {{ profile.name }}", "<h1>Dear {{ profile.name }}</h1>");
        broken = kit.broadcast("MANUAL", letter, emptyList());
        live = kit.live("order-" + unique(), kit.template("Order {{ context.order }}", "<p>{{ context.order }}</p>"));
        done = kit.broadcast("NOW", letter, list);
        kit.act(done, "finish").expect(200);
        kit.act(broken, "finish").expect(200);
        kit.act(broken, "launch").expect(200);
        campaign(SCRIPT);
        campaign(HANDLER);
        refusals();
        Await.until("the run", () -> kit.campaign(done).getString("status"), status -> status.equals("DONE"));
    }

    static synchronized Rooms of(Product product) {
        if (furnished == null) {
            furnished = new Rooms(product);
        }
        return furnished;
    }

    /** Every page by its name, as an address. */
    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("campaigns", "/console/campaigns.xhtml");
        pages.put("campaigns-none", "/console/campaigns.xhtml?q=nothing-has-this-name");
        pages.put("info-done", "/console/campaign.xhtml?id=" + done);
        pages.put("info-failed", "/console/campaign.xhtml?id=" + broken);
        pages.put("info-api", "/console/campaign.xhtml?id=" + live);
        pages.put("campaign-form", "/console/campaign-form.xhtml");
        pages.put("logs", "/console/logs.xhtml");
        pages.put("logs-failed-leads", "/console/logs-failed-leads.xhtml");
        pages.put("sandbox", "/console/sandbox.xhtml");
        pages.put("settings", "/console/settings.xhtml");
        pages.put("accounts", "/console/accounts.xhtml");
        pages.put("password", "/console/password.xhtml");
        return pages;
    }

    /** A campaign that waits to be launched; its name. */
    String ready() {
        String list = kit.list("email,name\n" + unique() + "@example.com,Grace\n");
        String id = kit.broadcast("MANUAL", kit.template("Hello {{ profile.name }}", "<p>Hello</p>"), list);
        kit.act(id, "finish").expect(200);
        return kit.campaign(id).getString("name");
    }

    private String emptyList() {
        return product.api()
                .post(
                        "/v1/contact-lists",
                        Json.createObjectBuilder().add("name", "Nobody").build())
                .expect(201)
                .json()
                .getString("id");
    }

    private void campaign(String name) {
        product.api()
                .post(
                        "/v1/campaigns",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("channel", "EMAIL")
                                .build())
                .expect(201);
    }

    private void refusals() {
        product.api()
                .post("/im/executions/unitary", Kit.call(unique(), "no-such-" + SCRIPT, "jane@example.com", "A-1"))
                .expect(404);
        product.api().post("/v1/leads", lead(" ", SCRIPT)).expect(422);
    }

    static JsonObject lead(String name, String company) {
        return Json.createObjectBuilder()
                .add("contact_name", name)
                .add("contact_email1", unique() + "@example.com")
                .add("company_name", company)
                .add("note", "</pre>" + SCRIPT)
                .build();
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
