package io.outbound.campaign;

import io.outbound.balance.Balances;
import io.outbound.balance.Price;
import io.outbound.balance.Tariff;
import io.outbound.segment.Segments;
import io.outbound.template.Template;
import io.outbound.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Whether the balance covers what a broadcast is expected to cost (seed 2.36); asked only where a price is set. */
@ApplicationScoped
public class FundsCheck {

    private Tariff tariff;
    private Balances balances;
    private Templates templates;
    private AudienceCheck audience;
    private Segments segments;

    protected FundsCheck() {}

    @Inject
    public FundsCheck(
            Tariff tariff, Balances balances, Templates templates, AudienceCheck audience, Segments segments) {
        this.tariff = tariff;
        this.balances = balances;
        this.templates = templates;
        this.audience = audience;
        this.segments = segments;
    }

    /**
     * When there are more people than the balance pays for; never counts more of them.
     *
     * @param campaign whose template and audience nothing is wrong with
     */
    Optional<ReasonCode> reason(Campaign campaign) {
        Price price = tariff.of(campaign.channel());
        return price.isFree() || isCovered(campaign, price)
                ? Optional.empty()
                : Optional.of(ReasonCode.INSUFFICIENT_FUNDS);
    }

    private boolean isCovered(Campaign campaign, Price price) {
        Template template = templates.byId(campaign.settings().templateId()).orElseThrow();
        BigDecimal each = tariff.expected(price, template.content(), campaign.id());
        long paid = balances.available().divide(each, 0, RoundingMode.DOWN).longValue();
        String rule = audience.rule(campaign.settings().audience());
        return !segments.isLargerThan(rule, campaign.channel(), paid);
    }
}
