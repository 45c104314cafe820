package io.outbound.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.rest.RestApplication;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An endpoint that is missing from the description, or that names no scope, fails the build. */
class OpenApiCoverageTest {

    private final JsonObject document = read();

    @Test
    void everyResourceMethodIsDescribed() throws Exception {
        for (Class<?> resource : resources()) {
            for (Method method : resource.getMethods()) {
                Operation.verb(method).ifPresent(verb -> OpenApiDocument.addressesOf(resource, method)
                        .forEach(path -> assertThat(document.getJsonObject("paths"))
                                .as("%s %s", verb, path)
                                .hasEntrySatisfying(path, item -> assertThat(item.asJsonObject())
                                        .containsKey(verb))));
            }
        }
    }

    @Test
    void everyResourceMethodSaysWhoMayCall() throws Exception {
        for (Class<?> resource : resources()) {
            for (Method method : resource.getMethods()) {
                boolean said = method.isAnnotationPresent(RolesAllowed.class)
                        || method.isAnnotationPresent(PermitAll.class)
                        || resource.isAnnotationPresent(RolesAllowed.class)
                        || resource.isAnnotationPresent(PermitAll.class);
                assertThat(said || Operation.verb(method).isEmpty())
                        .as("%s says who may call", method)
                        .isTrue();
            }
        }
    }

    @Test
    void everyClassWithAPathIsNamedAResourceSoThatItIsFound() throws Exception {
        assertThat(resources()).hasSizeGreaterThan(10).allMatch(type -> type.isAnnotationPresent(Path.class));
    }

    @Test
    void everyReferenceLeadsSomewhereAndOperationIdsAreUnique() {
        Matcher references = Pattern.compile("#/components/schemas/([^\"]+)").matcher(document.toString());
        while (references.find()) {
            assertThat(document.getJsonObject("components").getJsonObject("schemas"))
                    .containsKey(references.group(1));
        }
        List<String> ids = new ArrayList<>();
        document.getJsonObject("paths").values().forEach(item -> item.asJsonObject()
                .values()
                .forEach(operation -> ids.add(operation.asJsonObject().getString("operationId"))));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void whoBringsAFileHasToNameItAndSaysItsTypeWithTheBody() {
        JsonObject upload =
                document.getJsonObject("paths").getJsonObject("/v1/attachments").getJsonObject("post");
        assertThat(upload.getJsonArray("parameters").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(name -> {
                    assertThat(name.getString("name")).isEqualTo("name");
                    assertThat(name.getBoolean("required")).isTrue();
                });
        assertThat(upload.getJsonObject("requestBody").getJsonObject("content")).containsOnlyKeys("*/*");
    }

    private static List<Class<?>> resources() throws Exception {
        return OpenApiDocument.resources(java.nio.file.Path.of(RestApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
    }

    private static JsonObject read() {
        InputStream file = RestApplication.class.getResourceAsStream("/openapi.json");
        assertThat(file).as("openapi.json, written by the build").isNotNull();
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }
}
