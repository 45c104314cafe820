package io.outbound.bench.sink;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One SMTP connection from the banner to the end (RFC 5321, with PIPELINING, 8BITMIME, SMTPUTF8, STARTTLS, AUTH). */
final class Conversation {

    private final SinkOptions options;
    private final Script script;
    private final Reception reception;
    private Socket socket;
    private Wire wire;
    private boolean secure;
    private boolean loggedIn;
    private boolean over;
    private String from;
    private List<String> recipients = new ArrayList<>();

    Conversation(Socket socket, SinkOptions options, Script script, Reception reception) throws IOException {
        this.socket = socket;
        this.options = options;
        this.script = script;
        this.reception = reception;
        this.wire = new Wire(socket);
        this.loggedIn = options.login == null;
    }

    void run() throws IOException {
        reply(Moment.CONNECT, "", "220 sink ready");
        String line;
        while (!over && (line = next()) != null) {
            obey(line);
        }
        wire.flush();
    }

    private String next() throws IOException {
        return wire.line();
    }

    private void obey(String line) throws IOException {
        String command = (line.length() < 4 ? line : line.substring(0, 4)).toUpperCase(Locale.ROOT);
        switch (command) {
            case "EHLO", "HELO" -> reply(Moment.EHLO, line, greeting());
            case "STAR" -> startTls();
            case "AUTH" -> authenticate(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                reply(Moment.RSET, "", "250 2.0.0 forgotten");
            }
            case "NOOP" -> wire.answer("250 2.0.0 here");
            case "QUIT" -> {
                reply(Moment.QUIT, "", "221 2.0.0 bye");
                over = true;
            }
            default -> wire.answer("500 5.5.2 not understood");
        }
    }

    private String greeting() {
        StringBuilder lines = new StringBuilder("250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n");
        if (options.smtpUtf8) {
            lines.append("250-SMTPUTF8\r\n");
        }
        if (options.certificate != null && !secure) {
            lines.append("250-STARTTLS\r\n");
        }
        if (options.login != null) {
            lines.append("250-AUTH ").append(options.mechanisms).append("\r\n");
        }
        return lines.append("250 ENHANCEDSTATUSCODES").toString();
    }

    private void startTls() throws IOException {
        if (options.certificate == null || secure) {
            wire.answer("454 4.7.0 no TLS here");
        } else if (reply(Moment.STARTTLS, "", "220 2.0.0 go ahead")) {
            wire.flush();
            socket = options.certificate.secure(socket);
            wire = new Wire(socket);
            secure = true;
        }
    }

    private void authenticate(String line) throws IOException {
        String[] part = line.split(" ", 3);
        String given = "PLAIN".equalsIgnoreCase(part[1])
                ? decoded(part.length == 3 ? part[2] : ask(""))
                : "\0" + decoded(part.length == 3 ? part[2] : ask("VXNlcm5hbWU6")) + "\0"
                        + decoded(ask("UGFzc3dvcmQ6"));
        loggedIn = given.endsWith(String.valueOf(options.login));
        reply(Moment.AUTH, "", loggedIn ? "235 2.7.0 welcome" : "535 5.7.8 wrong login");
    }

    private String ask(String prompt) throws IOException {
        wire.answer("334 " + prompt);
        return String.valueOf(next());
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private void mail(String line) throws IOException {
        forget();
        if (!loggedIn) {
            wire.answer("530 5.7.0 login first");
        } else if (reply(Moment.MAIL, line, "250 2.1.0 ok")) {
            from = address(line);
        }
    }

    private void recipient(String line) throws IOException {
        if (from == null) {
            wire.answer("503 5.5.1 MAIL first");
        } else if (reply(Moment.RCPT, line, "250 2.1.5 ok")) {
            recipients.add(address(line));
        }
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            wire.answer("503 5.5.1 RCPT first");
        } else if (reply(Moment.DATA, "", "354 go ahead")) {
            message(wire.body(reception.keeps()));
        }
    }

    private void message(byte[] raw) throws IOException {
        Rule rule = script.ruleFor(Moment.DOT, String.join(" ", recipients));
        if (!rule.refuses()) {
            reception.accept(from, recipients, raw, secure);
        }
        pause(options.delay.toMillis());
        play(rule, "250 2.0.0 taken");
        forget();
    }

    private void forget() {
        from = null;
        recipients = new ArrayList<>();
    }

    /** Whether the good answer was given. */
    private boolean reply(Moment moment, String argument, String good) throws IOException {
        Rule rule = script.ruleFor(moment, argument);
        play(rule, good);
        return !rule.refuses();
    }

    private void play(Rule rule, String good) throws IOException {
        pause(rule.delay().toMillis());
        rule.act();
        if (rule.drops(Drop.BEFORE) || rule.drops(Drop.BEFORE_ANSWER)) {
            throw new IOException("scripted drop");
        }
        String answer = rule.answerOr(good);
        wire.answer(answer);
        if (rule.drops(Drop.AFTER_ANSWER)) {
            wire.flush();
            throw new IOException("scripted drop");
        }
        over |= answer.startsWith("421");
    }

    private void pause(long millis) throws IOException {
        if (millis > 0) {
            wire.flush();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static String address(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from);
        return from < 0 || to < 0 ? "" : line.substring(from + 1, to);
    }
}
