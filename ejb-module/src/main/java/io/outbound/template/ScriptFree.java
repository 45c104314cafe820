package io.outbound.template;

import java.util.ArrayList;
import java.util.List;

/**
 * HTML without anything that could run, the rest of it unchanged.
 *
 * @param warnings what was taken out, one sentence each
 */
record ScriptFree(String html, List<String> warnings) {

    static ScriptFree of(String html) {
        HtmlWalk walk = new HtmlWalk(html, false);
        try {
            return new ScriptFree(walk.walk(), new ArrayList<>(walk.warnings()));
        } catch (Refused seenAgain) { // when the template is read, together with what else is wrong with it
            return new ScriptFree(html, List.of());
        }
    }
}
