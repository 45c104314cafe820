package io.outbound.web;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemJson;
import io.outbound.rest.problem.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that must appear even when Faces cannot: no script, no resources, nothing from the request but its id. */
final class Pages {

    private Pages() {}

    static void show(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = ProblemJson.title(problem, request);
        response.setStatus(problem.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"" + ProblemJson.language(request)
                        + "\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                        + "<title>" + title + " · Outbound</title><style>"
                        + "body{font:16px/1.5 system-ui,sans-serif;color-scheme:light dark;margin:12vh auto;max-width:34em;padding:0 1.5em}"
                        + "</style></head><body><main><h1>" + title + "</h1><p>" + problem.status() + " · "
                        + RequestId.of(request) + "</p><p><a href=\"" + request.getContextPath()
                        + "/console/campaigns.xhtml\">Outbound</a></p></main></body></html>");
    }

    /** The page was open for too long, or came from elsewhere: nothing was changed; start again. */
    static void expired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String login = request.getContextPath() + "/login.xhtml?expired=true";
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + login
                            + "\"></redirect></partial-response>");
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", login);
        }
    }
}
