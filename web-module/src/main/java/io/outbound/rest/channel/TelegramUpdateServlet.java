package io.outbound.rest.channel;

import io.outbound.channel.telegram.BotUpdates;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /t/g/{bot}}: what Telegram tells a bot. 200 for whatever Telegram says, 401 for anybody else; when it cannot be
 * noted it answers an error, and Telegram says it again.
 */
@WebServlet("/t/g/*")
public class TelegramUpdateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    @Inject
    private transient BotUpdates updates;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<UUID> bot = SmallBody.id(request);
        Optional<String> body = SmallBody.of(request);
        if (body.isEmpty()) {
            response.setStatus(413);
        } else {
            boolean genuine = bot.map(id -> updates.receive(id, request.getHeader(SECRET), body.get()))
                    .orElse(false);
            response.setStatus(genuine ? 200 : 401);
        }
    }
}
