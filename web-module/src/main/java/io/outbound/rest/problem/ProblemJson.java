package io.outbound.rest.problem;

import io.outbound.rest.json.JsonText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem as the body of an answer to one request, in the language that the caller prefers. */
public final class ProblemJson {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "/outbound/problems/";

    private ProblemJson() {}

    public static String of(Problem problem, HttpServletRequest request) {
        ProblemTexts texts = ProblemTexts.of(request.getLocales());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + problem.code());
        body.put("title", texts.title(problem.code(), problem.status()));
        body.put("status", problem.status());
        texts.detail(problem).ifPresent(detail -> body.put("detail", detail));
        body.put("instance", asked(request));
        body.put("code", problem.code());
        body.put("requestId", RequestId.of(request));
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.more());
        return JsonText.of(body);
    }

    /** What was asked for, also where the container sent the request on to its error page. */
    private static String asked(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String uri ? uri : request.getRequestURI();
    }

    public static String title(Problem problem, HttpServletRequest request) {
        return ProblemTexts.of(request.getLocales()).title(problem.code(), problem.status());
    }

    /** {@code en} or {@code it}. */
    public static String language(HttpServletRequest request) {
        return ProblemTexts.of(request.getLocales()).language();
    }

    /** For filters and other places outside JAX-RS. */
    public static void send(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = of(problem, request).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        problem.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
