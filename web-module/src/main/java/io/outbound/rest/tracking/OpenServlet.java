package io.outbound.rest.tracking;

import io.outbound.tracking.Engagement;
import io.outbound.tracking.TrackingLinks;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** {@code /t/o/{token}}: a transparent pixel; asking for it is an open. The picture is sent even if it cannot be noted. */
@WebServlet("/t/o/*")
public class OpenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    @Inject
    private transient TrackingLinks links;

    @Inject
    private transient Engagement engagement;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Long> opened = links.opened(PathToken.of(request));
        opened.ifPresent(delivery -> Noted.orNot(() -> engagement.opened(delivery)));
        response.setStatus(opened.isPresent() ? 200 : 404);
        response.setContentType("image/gif");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(PIXEL.length);
        response.getOutputStream().write(PIXEL);
    }
}
