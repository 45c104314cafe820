package io.outbound.micro;

import java.io.PrintStream;

/** Where the person who started the server reads; the server itself writes to its log. */
final class Terminal {

    private final PrintStream out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void complain(String text) {
        err.println(text);
        err.flush();
    }

    void announceStop() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say("Outbound is stopping."), "announce-stop"));
    }
}
