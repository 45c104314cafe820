package io.outbound.faults.failpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** A place in the product where a process ends, or a time that passes faster, as an option of its JVM. */
public record Failpoint(String effect, String type, String method, int number, String unless) {

    private static final List<Class<?>> AGENT =
            List.of(FailpointAgent.class, FailpointAgent.Halting.class, FailpointAgent.Scaling.class);
    private static Path agent;
    private static Path gate;

    /** Messages of a broadcast are taken up, none is sent. */
    public static Failpoint afterClaimOfRun(int nth) {
        return halt("io.outbound.delivery.Claims", "ofRun", nth, "claimed=[]");
    }

    /** Triggered messages are taken up, none is sent. */
    public static Failpoint afterClaimOfLane(int nth) {
        return halt("io.outbound.delivery.Claims", "ofLane", nth, "claimed=[]");
    }

    /** The mail server has answered, nothing of it is stored. */
    public static Failpoint afterAnswer(int nth) {
        return halt("io.outbound.channel.smtp.SmtpSender", "send", nth, "");
    }

    /** The group committer has committed, no slot knows. */
    public static Failpoint afterCommit(int nth) {
        return halt("io.outbound.delivery.GroupCommitter", "writeOnce", nth, "");
    }

    /** Answers to a message may take ten minutes, divided by this. */
    public static Failpoint shortPatience(int divisor) {
        return new Failpoint("scale", "io.outbound.channel.smtp.SmtpTimeouts", "finalDot", divisor, "");
    }

    /** Answers to a command may take a minute, divided by this. */
    public static Failpoint shortCommands(int divisor) {
        return new Failpoint("scale", "io.outbound.channel.smtp.SmtpTimeouts", "command", divisor, "");
    }

    public static Failpoint halt(String type, String method, int nth, String unless) {
        return new Failpoint("halt", type, method, nth, unless);
    }

    /** The JVM's options. */
    public List<String> jvm() {
        build();
        return List.of("-javaagent:" + agent + "="
                + String.join("|", gate.toString(), effect, type, method, String.valueOf(number), unless));
    }

    private static synchronized void build() {
        try {
            if (agent == null) {
                Path folder =
                        Files.createDirectories(Path.of("target", "faults")).toAbsolutePath();
                gate = jar(folder.resolve("gate.jar"), List.of(Gate.class));
                agent = jar(folder.resolve("failpoints.jar"), AGENT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path file, List<Class<?>> classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Premain-Class"), FailpointAgent.class.getName());
        main.put(Attributes.Name.CLASS_PATH, place(ByteBuddy.class));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> each : classes) {
                String name = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Failpoint.class.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return file;
    }

    private static String place(Class<?> of) {
        try {
            return of.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
