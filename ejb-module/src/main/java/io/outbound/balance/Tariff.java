package io.outbound.balance;

import io.outbound.consent.UnsubscribeLinks;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.settings.Prices;
import io.outbound.settings.Settings;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** What a message costs now, and what one is expected to cost before it is written. */
@ApplicationScoped
public class Tariff {

    private Settings settings;
    private TemplateEngine templates;
    private UnsubscribeLinks links;

    protected Tariff() {}

    @Inject
    public Tariff(Settings settings, TemplateEngine templates, UnsubscribeLinks links) {
        this.settings = settings;
        this.templates = templates;
        this.links = links;
    }

    /** Of the channel; SMS and Viber have one, the others are free. */
    public Price of(ChannelId channel) {
        Prices prices = settings.current().prices();
        BigDecimal each =
                switch (channel) {
                    case SMS -> prices.sms();
                    case VIBER -> prices.viber();
                    case EMAIL, WEBPUSH, TELEGRAM -> BigDecimal.ZERO;
                };
        return new Price(channel, each);
    }

    /**
     * What a message of this content costs when its variables are empty, the unsubscribe link apart. Personal texts may be
     * longer; what they cost more is taken from the balance when they are sent.
     */
    public BigDecimal expected(Price price, TemplateContent content, UUID campaignId) {
        try {
            Map<String, Object> context =
                    Map.of("system", Map.of("unsubscribeUrl", links.url(price.channel(), "0", campaignId)));
            return price.of(templates.compile(content).render(Map.of(), context).plain());
        } catch (DomainException cannotBeFilledIn) {
            return price.each();
        }
    }
}
