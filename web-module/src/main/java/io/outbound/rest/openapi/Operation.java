package io.outbound.rest.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One resource method as an operation of the description. */
final class Operation {

    private static final Map<String, Object> PROBLEM = Map.of(
            "description",
            "Refused; the code says why",
            "content",
            Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));

    private final Class<?> resource;
    private final Method method;
    private final Schemas schemas;

    Operation(Class<?> resource, Method method, Schemas schemas) {
        this.resource = resource;
        this.method = method;
        this.schemas = schemas;
    }

    /** Lower case, for example {@code get}; empty for a method that answers no request. */
    static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(found -> found.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    Map<String, Object> describe(String path) {
        Map<String, Object> operation = new LinkedHashMap<>();
        String tag = resource.getPackageName().replaceFirst(".*\\.", "");
        operation.put("tags", List.of(tag));
        operation.put("operationId", operationId(path));
        operation.put("summary", summary());
        List<Object> parameters = parameters(path);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body().ifPresent(body -> operation.put("requestBody", body));
        operation.put("responses", Map.of(success(), answer(), "default", PROBLEM));
        secure(operation);
        return operation;
    }

    private String operationId(String path) {
        String name = resource.getSimpleName().replaceFirst("Resource$", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "_" + method.getName() + variant(path);
    }

    /** One method at several addresses: each needs an id of its own. */
    private String variant(String path) {
        boolean several = OpenApiDocument.addressesOf(resource, method).size() > 1;
        return several ? "_" + path.substring(path.lastIndexOf('/') + 1) : "";
    }

    private String summary() {
        Summary summary = method.getAnnotation(Summary.class);
        if (summary != null) {
            return summary.value();
        }
        String words = method.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private List<Object> parameters(String path) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                String name = parameter.getAnnotation(PathParam.class).value();
                if (path.contains("{" + name + "}")) {
                    parameters.add(parameter(name, "path", parameter, true));
                }
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                boolean required = parameter.isAnnotationPresent(Required.class);
                parameters.add(
                        parameter(parameter.getAnnotation(QueryParam.class).value(), "query", parameter, required));
            } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
                String name = parameter.getAnnotation(HeaderParam.class).value();
                if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) { // said by the body's media type
                    parameters.add(parameter(name, "header", parameter, false));
                }
            } else if (parameter.getType() == HttpHeaders.class) {
                parameters.add(ifMatch());
            }
        }
        return parameters;
    }

    /** An edit has to say which version it is of; whoever deletes or does something else may. */
    private Map<String, Object> ifMatch() {
        boolean edits = method.isAnnotationPresent(PUT.class) || method.isAnnotationPresent(PATCH.class);
        return Map.of("name", "If-Match", "in", "header", "required", edits, "schema", Map.of("type", "string"));
    }

    private Map<String, Object> parameter(String name, String in, Parameter parameter, boolean required) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("in", in);
        if (required) {
            described.put("required", true);
        }
        described.put("schema", schemas.of(parameter.getParameterizedType()));
        return described;
    }

    private Optional<Map<String, Object>> body() {
        return Arrays.stream(method.getParameters())
                .filter(this::isBody)
                .findFirst()
                .map(parameter -> {
                    Described described = parameter.getAnnotation(Described.class);
                    Type type = described == null ? parameter.getParameterizedType() : described.value();
                    Map<String, Object> content = new LinkedHashMap<>();
                    for (String media : media(Consumes.class).orElse(new String[] {MediaType.APPLICATION_JSON})) {
                        content.put(media, Map.of("schema", type == InputStream.class ? Map.of() : schemas.of(type)));
                    }
                    return Map.of("required", true, "content", content);
                });
    }

    private boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(
                        type -> type == Context.class || type.getPackageName().startsWith("jakarta."));
    }

    private String success() {
        Answers answers = method.getAnnotation(Answers.class);
        if (answers != null) {
            return String.valueOf(answers.status());
        }
        return method.getReturnType() == void.class ? "204" : "200";
    }

    private Map<String, Object> answer() {
        Answers answers = method.getAnnotation(Answers.class);
        Type type = answers == null ? method.getGenericReturnType() : answers.value();
        if (type == void.class || type == Void.class) {
            return Map.of("description", "Done");
        }
        Map<String, Object> schema = type == Response.class ? Map.of() : schemas.of(type);
        Map<String, Object> content = new LinkedHashMap<>();
        for (String media : media(Produces.class).orElse(new String[] {MediaType.APPLICATION_JSON})) {
            content.put(media, schema.isEmpty() ? Map.of() : Map.of("schema", schema));
        }
        return Map.of("description", "As asked", "content", content);
    }

    private <A extends Annotation> Optional<String[]> media(Class<A> type) {
        for (AnnotatedElement place : List.of(method, resource)) {
            A found = place.getAnnotation(type);
            if (found instanceof Consumes consumes) {
                return Optional.of(consumes.value());
            }
            if (found instanceof Produces produces) {
                return Optional.of(produces.value());
            }
        }
        return Optional.empty();
    }

    private void secure(Map<String, Object> operation) {
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        boolean open = method.isAnnotationPresent(PermitAll.class)
                || (roles == null && resource.isAnnotationPresent(PermitAll.class));
        if (open) {
            operation.put("security", List.of());
            return;
        }
        RolesAllowed counting = roles == null ? resource.getAnnotation(RolesAllowed.class) : roles;
        operation.put("x-scopes", counting == null ? List.of() : List.of(counting.value()));
    }
}
