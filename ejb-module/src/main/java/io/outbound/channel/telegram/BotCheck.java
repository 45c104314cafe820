package io.outbound.channel.telegram;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Asks Telegram about a bot because a person wants to know now. */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BotCheck {

    private TelegramBotDesk desk;
    private BotStanding standing;

    protected BotCheck() {}

    @Inject
    public BotCheck(TelegramBotDesk desk, BotStanding standing) {
        this.desk = desk;
        this.standing = standing;
    }

    /**
     * BLOCKED when Telegram refuses the token, ACTIVE when it knows it; as it was when Telegram's answer tells neither,
     * which {@link TelegramBot#checkedAt} shows.
     *
     * @throws DomainException CONFLICT {@code channel-not-configured}
     */
    public TelegramBot check(UUID id) {
        TelegramBot bot = desk.byId(id);
        if (!standing.canAsk()) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT, "channel-not-configured", "Set outbound.telegram.base-url first.");
        }
        return standing.ask(bot);
    }
}
