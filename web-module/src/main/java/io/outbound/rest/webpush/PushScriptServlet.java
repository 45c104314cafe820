package io.outbound.rest.webpush;

import io.outbound.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * {@code /push/outbound-push.js} for the host's pages and {@code /push/outbound-push-sw.js} for its service worker; each
 * knows how this server is reached. A worker that is registered from here, on the host's own origin, may serve all of it.
 */
@WebServlet({"/push/outbound-push.js", "/push/outbound-push-sw.js"})
public class PushScriptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SCRIPTS = Set.of("outbound-push.js", "outbound-push-sw.js");

    @Inject
    private transient PublicUrl publicUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!SCRIPTS.contains(name)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] script =
                text(name).replace("{{base}}", literal(publicUrl.base())).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/javascript");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "public, max-age=600");
        response.setHeader("Service-Worker-Allowed", "/");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentLength(script.length);
        response.getOutputStream().write(script);
    }

    private static String text(String name) throws IOException {
        try (InputStream script = PushScriptServlet.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** For a place between single quotes. */
    private static String literal(String url) {
        return url.replace("\\", "\\\\").replace("'", "\\'").replace("<", "\\x3c");
    }
}
