package io.outbound.bench.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes {@code anchor.war}. */
public final class AnchorWar {

    private AnchorWar() {}

    public static Path write(Path folder) throws IOException {
        Path war = folder.resolve("anchor.war");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
            for (Class<?> type : new Class<?>[] {AnchorApplication.class, AnchorResource.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry("WEB-INF/classes/" + name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return war;
    }
}
