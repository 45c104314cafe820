package io.outbound.rest.tracking;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The frame of the few pages that people reach by a link of ours, without a login. */
final class PublicPage {

    private PublicPage() {}

    /** @param body HTML; nothing of a request is in it */
    static String html(String language, String title, String body) {
        return "<!DOCTYPE html><html lang=\"" + language
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>"
                + title
                + "</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;color:#1c2430;background:#fff}"
                + "button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:#1f4fd8;color:#fff;cursor:pointer}"
                + "@media(prefers-color-scheme:dark){body{color:#e6e9ef;background:#12161d}}</style></head><body><main><h1>"
                + title + "</h1>" + body + "</main></body></html>";
    }

    static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
