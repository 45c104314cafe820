package io.outbound.trigger;

/**
 * A sample as a text to copy, paste and run.
 *
 * @param url where the call goes
 */
public record SampleCall(SampleLanguage language, String url, String text) {

    /** @param base where callers reach us, the context root included */
    public static SampleCall of(TriggerSample sample, SampleLanguage language, String base) {
        String url = base + "/api/" + EndpointPath.of(sample.mode());
        return new SampleCall(
                language, url, language.text(url, ascii(sample.body().toString())));
    }

    /** Whatever encoding a terminal has. */
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            ascii.append(c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }
}
