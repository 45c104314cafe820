package io.outbound.rest.channel;

import io.outbound.kernel.ChannelId;
import io.outbound.receipt.GatewayReceipts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /t/r/sms}, {@code /t/r/viber}: what gateways tell of messages. 202 for whoever proves to be the gateway, whether
 * we know the message or not; 401 for anybody else.
 */
@WebServlet("/t/r/*")
public class GatewayReceiptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient GatewayReceipts receipts;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChannelId> channel = channel(request);
        Optional<String> body = SmallBody.of(request);
        if (channel.isEmpty()) {
            response.setStatus(404);
        } else if (body.isEmpty()) {
            response.setStatus(413);
        } else {
            boolean form = String.valueOf(request.getContentType()).contains("form");
            response.setStatus(
                    switch (receipts.take(channel.get(), body.get(), form, request::getHeader)) {
                        case TAKEN -> 202;
                        case NOT_GENUINE -> 401;
                        case UNREADABLE -> 400;
                    });
        }
    }

    private static Optional<ChannelId> channel(HttpServletRequest request) {
        String name = String.valueOf(request.getPathInfo()).substring(1).toUpperCase(Locale.ROOT);
        return java.util.Arrays.stream(ChannelId.values())
                .filter(id -> id.name().equals(name))
                .findFirst();
    }
}
