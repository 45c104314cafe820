package io.outbound.receipt;

import io.outbound.consent.SuppressionReason;
import io.outbound.consent.Suppressions;
import io.outbound.delivery.Receipt.Event;
import io.outbound.json.Json;
import io.outbound.json.JsonPointers;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Optional;

/**
 * What Viber tells the bot: that a message was delivered, seen or given up, and that a person has left (Viber REST API,
 * "Callbacks"). Viber signs each call with the bot's key.
 */
@ApplicationScoped
public class ViberCallback {

    /** The header in which it does. */
    public static final String SIGNATURE = "X-Viber-Content-Signature";

    private Optional<GatewaySignature> signature = Optional.empty();
    private GatewayReceipts receipts;
    private Suppressions suppressions;

    protected ViberCallback() {}

    @Inject
    public ViberCallback(Configuration configuration, GatewayReceipts receipts, Suppressions suppressions) {
        this.signature =
                configuration.text("outbound.viber.token").map(token -> new GatewaySignature(SIGNATURE, token, false));
        this.receipts = receipts;
        this.suppressions = suppressions;
    }

    /** @return false when it is not Viber that says so */
    public boolean take(String body, String said) {
        boolean genuine = signature.filter(key -> key.isOf(body, said)).isPresent();
        if (genuine) {
            read(body);
        }
        return genuine;
    }

    private void read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonStructure json = reader.read();
            String event = JsonPointers.text(json, "/event").orElse("");
            switch (event) {
                case "delivered" -> told(json, Event.DELIVERED, event);
                case "seen" -> told(json, Event.SEEN, event);
                case "failed" -> told(json, Event.BOUNCED, event);
                case "unsubscribed" -> JsonPointers.text(json, "/user_id").ifPresent(this::left);
                default -> {
                    // what people write, and that the address was taken
                }
            }
        } catch (JsonException e) {
            // of no use to anybody, however often it is sent
        }
    }

    private void told(JsonStructure json, Event event, String word) {
        JsonPointers.text(json, "/message_token")
                .ifPresent(token -> receipts.note(
                        ChannelId.VIBER,
                        new GatewayReceipt(
                                token,
                                null,
                                event,
                                false,
                                null,
                                JsonPointers.text(json, "/desc").orElse(word))));
    }

    private void left(String person) {
        suppressions.add(ChannelId.VIBER, person, SuppressionReason.UNSUBSCRIBED, null);
    }
}
