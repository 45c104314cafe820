package io.outbound.micro;

import fish.payara.micro.PayaraMicro;
import java.util.ArrayList;
import java.util.List;

/** Starts Outbound on Payara Micro: one JVM, one line when something is wrong. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        Terminal terminal = new Terminal(System.out, System.err);
        try {
            start(LaunchConfiguration.from(System.getenv()), args, terminal);
        } catch (CannotStart e) {
            terminal.complain("Outbound cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void start(LaunchConfiguration configuration, String[] more, Terminal terminal) throws Exception {
        Home home = Home.open(configuration.home());
        Ports.mustBeFree(configuration.port());
        configuration.database().mustAnswer();
        ServerLog log = ServerLog.open(home, configuration.logsToConsole());
        terminal.say("Outbound is starting" + log.whereabouts());
        Greeting greeting = new Greeting(configuration.port(), home.path(), log);
        configuration.export(home.path());
        terminal.announceStop();
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                String.valueOf(configuration.port()),
                "--rootDir",
                home.emptyServerFolder().toString(),
                "--logproperties",
                log.properties().toString(),
                "--nocluster",
                "--nohazelcast",
                "--disablephonehome"));
        arguments.addAll(List.of(more)); // what was typed after the jar, such as --deploy other.war
        PayaraMicro.main(arguments.toArray(String[]::new));
        terminal.say(greeting.whenReady());
    }
}
