package io.outbound.micro;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Outbound on Payara Micro: one JVM, one line when something is wrong. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        LaunchConfiguration configuration = LaunchConfiguration.from(System.getenv());
        try {
            checkPort(configuration.port());
            Home home = Home.open(configuration.home());
            configuration.export(home.path());
            PayaraMicro.main(serverArguments(configuration, home, args));
            new Greeting(configuration.port(), home.path()).printWhenReady();
        } catch (CannotStart e) {
            System.err.println("Outbound cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** What was typed after the jar goes to the server as it is, such as {@code --deploy other.war}. */
    private static String[] serverArguments(LaunchConfiguration configuration, Home home, String[] typed) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port", String.valueOf(configuration.port()),
                "--rootDir", home.emptyServerFolder().toString(),
                "--nocluster", "--disablephonehome"));
        arguments.addAll(List.of(typed));
        return arguments.toArray(String[]::new);
    }

    private static void checkPort(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, port));
        } catch (IOException e) {
            throw new CannotStart("port " + port + " is taken; set OUTBOUND_PORT to a free one.");
        }
    }

    /** A reason that the person who typed the command can act on. */
    static final class CannotStart extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotStart(String message) {
            super(message);
        }
    }

    static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
