package io.outbound.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Mail;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class AttachmentsIT {

    @Test
    void oneOfFiveMegabytesIsTheLargest(Product product) {
        String five = "x".repeat(5 << 20);
        JsonObject file = product.api()
                .post("/v1/attachments?name=large.txt", "text/plain", five)
                .expect(201)
                .json();
        assertThat(file.getInt("size")).isEqualTo(5 << 20);
        assertThat(product.api()
                        .post("/v1/attachments?name=large.txt", "text/plain", five + "x")
                        .expect(413)
                        .json()
                        .getString("code"))
                .isEqualTo("payload-too-large");
        product.api()
                .send("DELETE", "/v1/attachments/" + file.getString("id"), null, BodyPublishers.noBody())
                .expect(204);
    }

    @Test
    void aFileGoesWithEveryMessageOfItsTemplate(Product product) {
        Http api = product.api();
        Kit kit = new Kit(api);
        String content = "%PDF-1.7 " + UUID.randomUUID();
        JsonObject file = api.post("/v1/attachments?name=flyer.pdf", "application/pdf", content)
                .expect(201)
                .json();
        assertThat(api.post("/v1/attachments?name=flyer.pdf", "application/pdf", content)
                        .expect(200)
                        .json()
                        .getString("id"))
                .isEqualTo(file.getString("id"));
        assertThat(api.get("/v1/attachments").expect(200).items())
                .filteredOn(one -> one.getString("id").equals(file.getString("id")))
                .hasSize(1);
        Answer saved =
                api.get("/v1/attachments/" + file.getString("id") + "/file").expect(200);
        assertThat(saved.body()).isEqualTo(content);
        assertThat(saved.header("content-disposition")).isEqualTo("attachment; filename*=UTF-8''flyer.pdf");

        String template = kit.template("With a file", "<p>See below</p>");
        Answer before = api.get("/v1/templates/" + template).expect(200);
        JsonObject changed = api.with("If-Match", before.header("etag"))
                .patch(
                        "/v1/templates/" + template,
                        Json.createObjectBuilder()
                                .add("attachments", Json.createArrayBuilder().add(file.getString("id")))
                                .build())
                .expect(200)
                .json();
        assertThat(changed.getJsonArray("attachments")).hasSize(1);
        assertThat(api.send("DELETE", "/v1/attachments/" + file.getString("id"), null, BodyPublishers.noBody())
                        .expect(409)
                        .json()
                        .getString("code"))
                .isEqualTo("attachment-in-use");

        String address = UUID.randomUUID() + "@example.com";
        String list = kit.list("email,name\n" + address + ",Ann\n");
        kit.act(kit.broadcast("NOW", template, list), "finish").expect(200);
        Mail mail = Await.until(
                        "the mail",
                        () -> product.sink().mails().stream()
                                .filter(one -> one.recipients().contains(address))
                                .toList(),
                        mails -> !mails.isEmpty())
                .get(0);
        assertThat(mail.text())
                .contains("Content-Type: multipart/mixed", "filename=\"flyer.pdf\"")
                .contains(Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }
}
