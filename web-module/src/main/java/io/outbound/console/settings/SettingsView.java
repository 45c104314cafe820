package io.outbound.console.settings;

import io.outbound.address.Similarity;
import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.console.Notices;
import io.outbound.kernel.DomainException;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.settings.VersionedSettings;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Settings › Global Settings. */
@Named
@ViewScoped
public class SettingsView implements Serializable {

    private static final long serialVersionUID = 1L;

    private Settings settings;
    private CurrentActor actor;
    private Notices notices;

    private long version;
    private boolean blockApiLeads;
    private boolean blockManualLeads;
    private String similarity;
    private String timeZone;
    private boolean sandbox;

    protected SettingsView() {}

    @Inject
    public SettingsView(Settings settings, CurrentActor actor, Notices notices) {
        this.settings = settings;
        this.actor = actor;
        this.notices = notices;
    }

    public void load() {
        VersionedSettings stored = settings.stored();
        version = stored.version();
        blockApiLeads = stored.values().blockDuplicateApiLeads();
        blockManualLeads = stored.values().blockDuplicateManualLeads();
        similarity = stored.values().similarity().name();
        timeZone = stored.values().accountTimeZone().getId();
        sandbox = stored.values().sandbox();
    }

    public String save() {
        return change(values -> values.withBlockDuplicateApiLeads(blockApiLeads)
                .withBlockDuplicateManualLeads(blockManualLeads)
                .withSimilarity(Similarity.valueOf(similarity))
                .withAccountTimeZone(ZoneId.of(timeZone)));
    }

    public String switchSandbox() {
        return change(values -> values.withSandbox(!sandbox));
    }

    private String change(UnaryOperator<SettingValues> change) {
        Attempt.of(() -> {
                    requireAdmin();
                    settings.change(version, change, actor.get());
                })
                .ifPresentOrElse(notices::refused, () -> notices.done("done.settings"));
        return Here.again();
    }

    private void requireAdmin() {
        if (!isEditable()) {
            throw new DomainException(DomainException.Kind.FORBIDDEN, "forbidden", "Settings need " + Scope.ADMIN);
        }
    }

    public boolean isEditable() {
        return actor.get().may(Scope.ADMIN);
    }

    public List<String> getTimeZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(Etc|SystemV)/.*")))
                .sorted()
                .toList();
    }

    public boolean isBlockApiLeads() {
        return blockApiLeads;
    }

    public void setBlockApiLeads(boolean blockApiLeads) {
        this.blockApiLeads = blockApiLeads;
    }

    public boolean isBlockManualLeads() {
        return blockManualLeads;
    }

    public void setBlockManualLeads(boolean blockManualLeads) {
        this.blockManualLeads = blockManualLeads;
    }

    public String getSimilarity() {
        return similarity;
    }

    public void setSimilarity(String similarity) {
        this.similarity = similarity;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public boolean isSandbox() {
        return sandbox;
    }
}
