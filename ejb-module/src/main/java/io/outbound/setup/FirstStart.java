package io.outbound.setup;

import io.outbound.security.Actor;
import io.outbound.security.FirstAccess;
import io.outbound.settings.Configuration;
import io.outbound.settings.KeyCheck;
import io.outbound.settings.MasterKey;
import io.outbound.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Prepares an empty installation, once. Start-up beans that need the key say {@code @DependsOn("FirstStart")}. */
@Singleton
@Startup
@PermitAll
@DependsOn("SchemaMigration")
public class FirstStart {

    private static final List<String> CHANNELS = List.of(
            "outbound.email.smtp.url",
            "outbound.sms.http.url",
            "outbound.sms.smpp.url",
            "outbound.telegram.base-url",
            "outbound.viber.base-url");

    private static final String KNOWN = "(as before)";

    private Configuration configuration;
    private MasterKey key;
    private KeyCheck check;
    private Settings settings;
    private FirstAccess access;
    private InitialCredentials credentials;
    private ChannelsAtStart channels;
    private boolean first;

    protected FirstStart() {}

    @Inject
    public FirstStart(
            Configuration configuration,
            MasterKey key,
            KeyCheck check,
            Settings settings,
            FirstAccess access,
            InitialCredentials credentials,
            ChannelsAtStart channels) {
        this.configuration = configuration;
        this.key = key;
        this.check = check;
        this.settings = settings;
        this.access = access;
        this.credentials = credentials;
        this.channels = channels;
    }

    @PostConstruct
    void prepare() {
        channels.requireReadable();
        prepareIfEmpty();
        channels.warnOfLinks();
    }

    private void prepareIfEmpty() {
        if (check.isRemembered()) {
            return;
        }
        key.generateIfNone();
        first = check.rememberIfFirst();
        if (first) {
            boolean sandbox = configuration.flag("outbound.sandbox", !anyChannelConfigured());
            settings.change(values -> values.withSandbox(sandbox), Actor.SYSTEM);
            letIn();
        }
    }

    /** Whether this very start was the first of the installation. */
    public boolean isFirst() {
        return first;
    }

    private void letIn() {
        Optional<String> password = access.createAccount(configuration.text("outbound.admin.password"));
        Optional<String> apiKey = access.createKey(configuration.text("outbound.api.key"));
        if (password.isPresent() || apiKey.isPresent()) {
            credentials.keep(password.orElse(KNOWN), apiKey.orElse(KNOWN));
        }
    }

    private boolean anyChannelConfigured() {
        return CHANNELS.stream().anyMatch(name -> configuration.text(name).isPresent());
    }
}
