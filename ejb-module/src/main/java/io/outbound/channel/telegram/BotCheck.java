package io.outbound.channel.telegram;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Asks Telegram whether it still knows a bot, outside any transaction, and notes the answer. */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BotCheck {

    private TelegramBotDesk desk;
    private BotTokens tokens;
    private TelegramGateway gateway;

    protected BotCheck() {}

    @Inject
    public BotCheck(TelegramBotDesk desk, BotTokens tokens, TelegramGateway gateway) {
        this.desk = desk;
        this.tokens = tokens;
        this.gateway = gateway;
    }

    /**
     * BLOCKED when Telegram refuses the token, ACTIVE when it knows it; as it was when Telegram's answer tells neither,
     * which {@link TelegramBot#checkedAt} shows.
     *
     * @throws DomainException CONFLICT {@code channel-not-configured}
     */
    public TelegramBot check(UUID id) {
        TelegramBot bot = desk.byId(id);
        if (!gateway.isConfigured()) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT, "channel-not-configured", "Set outbound.telegram.base-url first.");
        }
        return switch (gateway.getMe(tokens.open(bot))) {
            case KNOWN -> desk.note(id, TelegramBot.Status.ACTIVE);
            case REFUSED -> desk.note(id, TelegramBot.Status.BLOCKED);
            case UNCLEAR -> bot;
        };
    }
}
