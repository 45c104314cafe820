package io.outbound.rest.channel;

import io.outbound.receipt.ViberCallback;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /t/b}: what Viber tells the bot. 200 for whatever Viber says, 401 for anybody else. */
@WebServlet("/t/b")
public class ViberCallbackServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ViberCallback callback;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> body = SmallBody.of(request);
        if (body.isEmpty()) {
            response.setStatus(413);
        } else {
            boolean genuine = callback.take(body.get(), request.getHeader(ViberCallback.SIGNATURE));
            response.setStatus(genuine ? 200 : 401);
        }
    }
}
