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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /**
     * Those whose run waits for money, and those that will start while not even one of their messages can be paid. Counts
     * nobody: whether it is enough for all is said by {@link #reason}.
     */
    Set<UUID> poor(List<CampaignLine> lines) {
        Set<UUID> poor = new HashSet<>();
        lines.stream().filter(line -> line.uses().held()).map(CampaignLine::id).forEach(poor::add);
        List<CampaignLine> paid = lines.stream()
                .filter(CampaignLine::needsWhatItUses)
                .filter(line -> !tariff.of(line.channel()).isFree())
                .toList();
        if (!paid.isEmpty()) {
            BigDecimal available = balances.available();
            paid.stream()
                    .filter(line -> tariff.of(line.channel()).each().compareTo(available) > 0)
                    .map(CampaignLine::id)
                    .forEach(poor::add);
        }
        return poor;
    }

    private boolean isCovered(Campaign campaign, Price price) {
        Template template = templates.byId(campaign.settings().templateId()).orElseThrow();
        BigDecimal each = tariff.expected(price, template.content(), campaign.id());
        long paid = balances.available().divide(each, 0, RoundingMode.DOWN).longValue();
        String rule = audience.rule(campaign.settings().audience());
        return !segments.isLargerThan(rule, campaign.channel(), paid);
    }
}
