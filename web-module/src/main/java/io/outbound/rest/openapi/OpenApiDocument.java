package io.outbound.rest.openapi;

import io.outbound.rest.json.JsonText;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Run by the build: reads every resource among the compiled classes and writes {@code openapi.json} beside them. */
public final class OpenApiDocument {

    private OpenApiDocument() {}

    /** @param arguments the folder of the compiled classes, and the product's version */
    public static void main(String[] arguments) throws Exception {
        java.nio.file.Path classes = java.nio.file.Path.of(arguments[0]);
        String json = JsonText.of(describe(resources(classes), arguments[1]));
        Files.writeString(classes.resolve("openapi.json"), json);
    }

    static List<Class<?>> resources(java.nio.file.Path classes) throws Exception {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve("io/outbound/rest"))) {
            for (java.nio.file.Path file : files.filter(f -> f.toString().endsWith("Resource.class"))
                    .sorted()
                    .toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace(java.io.File.separatorChar, '.');
                Class<?> type = Class.forName(name, false, OpenApiDocument.class.getClassLoader());
                if (type.isAnnotationPresent(Path.class)) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    static Map<String, Object> describe(List<Class<?>> resources, String version) {
        Schemas schemas = new Schemas();
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Class<?> resource : resources) {
            Arrays.stream(resource.getMethods())
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> Operation.verb(method).ifPresent(verb -> addressesOf(resource, method)
                            .forEach(path -> paths.computeIfAbsent(path, p -> new TreeMap<>())
                                    .put(verb, new Operation(resource, method, schemas).describe(path)))));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Outbound", "version", version));
        document.put("servers", List.of(Map.of("url", "/outbound/api")));
        document.put("security", List.of(Map.of("bearer", List.of()), Map.of("apiKey", List.of())));
        document.put("paths", paths);
        schemas.components().put("Problem", ProblemSchema.SCHEMA);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas.components(),
                        "securitySchemes",
                        Map.of(
                                "bearer",
                                Map.of("type", "http", "scheme", "bearer", "bearerFormat", "obk_…"),
                                "apiKey",
                                Map.of("type", "apiKey", "in", "header", "name", "x-api-key"))));
        return document;
    }

    /** A last part such as {@code {verb: finish|launch}} stands for one address each. */
    static List<String> addressesOf(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = "/" + resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        path = path.replaceAll("/+", "/");
        java.util.regex.Matcher choice = java.util.regex.Pattern.compile("\\{\\w+:\\s*([\\w-]+(?:\\|[\\w-]+)+)\\}")
                .matcher(path);
        if (!choice.find()) {
            return List.of(path.replaceAll("\\{(\\w+):[^}]*\\}", "{$1}"));
        }
        String whole = path;
        return Arrays.stream(choice.group(1).split("\\|"))
                .map(word -> whole.substring(0, choice.start()) + word + whole.substring(choice.end()))
                .toList();
    }
}
