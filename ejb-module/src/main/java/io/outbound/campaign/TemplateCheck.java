package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.template.Template;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateVariables;
import io.outbound.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Whether there is something to say that fits (seed 2.29, 2.30). */
@ApplicationScoped
public class TemplateCheck {

    private Templates templates;
    private TemplateEngine engine;

    protected TemplateCheck() {}

    @Inject
    public TemplateCheck(Templates templates, TemplateEngine engine) {
        this.templates = templates;
        this.engine = engine;
    }

    Optional<ReasonCode> reason(Campaign campaign) {
        UUID id = campaign.settings().templateId();
        if (id == null) {
            return Optional.of(ReasonCode.TEMPLATE_MISSING);
        }
        Template template = templates.byId(id).orElse(null);
        if (template == null || template.isDeleted()) {
            return Optional.of(ReasonCode.TEMPLATE_DELETED);
        }
        if (template.channel() != campaign.channel()) {
            return Optional.of(ReasonCode.TEMPLATE_CHANNEL);
        }
        return content(campaign, template);
    }

    private Optional<ReasonCode> content(Campaign campaign, Template template) {
        try {
            TemplateVariables variables = engine.variables(template.content());
            if (campaign.type() == CampaignType.API_TRIGGERED && variables.needsSystem()) {
                return Optional.of(ReasonCode.SYSTEM_VARIABLE_NOT_ALLOWED);
            }
            boolean profile = !variables.profile().isEmpty();
            return profile && campaign.mode() == CampaignMode.HIGH_THROUGHPUT
                    ? Optional.of(ReasonCode.PROFILE_VARIABLE_NOT_ALLOWED)
                    : Optional.empty();
        } catch (DomainException e) {
            return Optional.of(ReasonCode.TEMPLATE_INVALID);
        }
    }
}
