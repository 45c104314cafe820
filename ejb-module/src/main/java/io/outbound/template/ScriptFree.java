package io.outbound.template;

import java.util.List;

/**
 * HTML without anything that could run, the rest of it unchanged.
 *
 * @param warnings what was taken out, one sentence each
 */
record ScriptFree(String html, List<String> warnings) {

    static ScriptFree of(String html) {
        return new ScriptFree(html, List.of());
    }
}
