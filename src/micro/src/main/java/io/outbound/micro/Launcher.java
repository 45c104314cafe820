package io.outbound.micro;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Starts Outbound on Payara Micro: one JVM, one line when something is wrong. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        LaunchConfiguration configuration = LaunchConfiguration.from(System.getenv());
        try {
            checkPort(configuration.port());
            Home home = Home.open(configuration.home());
            configuration.export(home.path());
            PayaraMicro.main(new String[] {
                "--port", String.valueOf(configuration.port()),
                "--rootDir", home.emptyServerFolder().toString(),
                "--nocluster", "--disablephonehome"
            });
            new Greeting(configuration.port(), home.path()).printWhenReady();
        } catch (CannotStart e) {
            System.err.println("Outbound cannot start: " + e.getMessage());
            System.exit(1);
        }
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
