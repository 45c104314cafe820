package io.outbound.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The machine's own Chromium or Chrome, started once for all tests. Where there is none, root gets Debian's package; for
 * anybody else the tests fail and say what to do.
 */
public final class Chromium implements ParameterResolver {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent("browser", key -> new Running(), Running.class)
                .browser;
    }

    private static final class Running implements AutoCloseable {

        private final Playwright playwright;
        private final Browser browser;

        Running() {
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(found().orElseGet(Running::installed))
                            .setArgs(List.of(
                                    "--no-sandbox", // root has no sandbox of its own
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--no-first-run")));
        }

        private static Optional<Path> found() {
            String path = System.getenv().getOrDefault("PATH", "/usr/bin");
            return Stream.concat(
                            Stream.ofNullable(System.getenv("CHROME_BIN")).map(Path::of),
                            NAMES.stream()
                                    .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name))))
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        private static Path installed() {
            if (!"root".equals(System.getProperty("user.name"))) {
                throw new IllegalStateException(
                        "The browser tests need Chromium. Install it: sudo sh -c '" + INSTALL + "'");
            }
            try {
                new ProcessBuilder("sh", "-c", INSTALL).inheritIO().start().waitFor();
            } catch (IOException e) {
                throw new IllegalStateException("Chromium cannot be installed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return found().orElseThrow(() -> new IllegalStateException("Chromium could not be installed: " + INSTALL));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
