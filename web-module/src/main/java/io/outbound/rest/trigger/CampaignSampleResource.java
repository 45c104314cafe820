package io.outbound.rest.trigger;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.security.Scope;
import io.outbound.settings.PublicUrl;
import io.outbound.trigger.SampleCall;
import io.outbound.trigger.SampleLanguage;
import io.outbound.trigger.TriggerGuide;
import io.outbound.trigger.TriggerSample;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code /v1/campaigns/{id}/sample}: a call to copy, paste and run (seed 1). */
@Path("v1/campaigns/{id}/sample")
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class CampaignSampleResource {

    private TriggerGuide guide;
    private PublicUrl publicUrl;

    protected CampaignSampleResource() {}

    @Inject
    public CampaignSampleResource(TriggerGuide guide, PublicUrl publicUrl) {
        this.guide = guide;
        this.publicUrl = publicUrl;
    }

    /** The text to copy, nothing else: it can be piped into a shell. */
    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8;qs=1")
    public String sampleText(@PathParam("id") UUID id, @QueryParam("lang") @DefaultValue("bash") String lang) {
        return sample(id, lang).text();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    public Sample sample(@PathParam("id") UUID id, @QueryParam("lang") @DefaultValue("bash") String lang) {
        SampleLanguage language = SampleLanguage.of(lang);
        if (language == null) {
            throw new ProblemException(
                    Problem.of(400, "parameter-invalid", "lang must be bash, powershell, java or javascript."));
        }
        TriggerSample sample = guide.sample(id);
        SampleCall call = SampleCall.of(sample, language, publicUrl.base());
        return new Sample(lang, call.url(), sample.body(), call.text());
    }

    record Sample(String lang, String url, JsonObject body, String text) {}
}
