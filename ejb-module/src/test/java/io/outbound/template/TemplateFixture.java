package io.outbound.template;

import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.UUID;

/** Templates for tests of other features. */
public final class TemplateFixture {

    private TemplateFixture() {}

    public static Template aTemplate(ChannelId channel, String html) {
        TemplateContent content = new TemplateContent("Hello", html, "Hello");
        return new Template(UUID.randomUUID(), channel, "Hello", content, Instant.EPOCH);
    }

    public static void delete(Template template) {
        template.delete(Instant.EPOCH);
    }
}
