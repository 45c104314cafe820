package io.outbound.bench.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes {@code anchor.war}. */
public final class AnchorWar {

    // by name: their super classes exist on a server only
    private static final List<String> CLASSES = List.of("AnchorApplication.class", "AnchorResource.class");

    private AnchorWar() {}

    public static Path write(Path folder) throws IOException {
        Path war = folder.resolve("anchor.war");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
            for (String name : CLASSES) {
                out.putNextEntry(new JarEntry("WEB-INF/classes/io/outbound/bench/anchor/" + name));
                try (InputStream in = AnchorWar.class.getResourceAsStream(name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return war;
    }
}
