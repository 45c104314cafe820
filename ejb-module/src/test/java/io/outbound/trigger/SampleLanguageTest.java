package io.outbound.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for bash is given to a real bash, with a curl that only prints what it was called with. */
class SampleLanguageTest {

    @TempDir
    private Path folder;

    @Test
    void bashExpandsTheKeyAndNothingElse() throws Exception {
        String body = "{\"campaignId\":\"it's $HOME `id` $(id) \\\"x\\\" !! \\\\\"}";
        String text = SampleLanguage.BASH.text("http://localhost:8080/a'b", body);
        assertThat(run("curl() { printf '%s\\n' \"$@\"; }\n" + text))
                .isEqualTo("-X\nPOST\nhttp://localhost:8080/a'b\n-H\nAuthorization: Bearer obk_test\n-H\n"
                        + "Content-Type: application/json\n--data-raw\n" + body + "\n");
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("sample.sh"), script);
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
        bash.environment().put("OUTBOUND_API_KEY", "obk_test");
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void javaAndJavascriptLiteralsSurviveQuotes() {
        String body = "{\"a\":\"\\\"\"}";
        assertThat(SampleLanguage.JAVA.text("http://x", body)).contains("\"{\\\"a\\\":\\\"\\\\\\\"\\\"}\"");
        assertThat(SampleLanguage.JAVASCRIPT.text("http://x", body)).contains("JSON.stringify(" + body + ")");
        assertThat(SampleLanguage.POWERSHELL.text("http://x", "{\"a\":\"it's\"}"))
                .contains("it''s");
    }
}
