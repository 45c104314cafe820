package io.outbound.bench.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One connection of the {@link BulkSink}: takes whatever has arrived, answers, and never waits. */
final class BulkConversation {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};
    private static final byte[] OK = bytes("250 2.0.0 ok\r\n");
    private static final byte[] EHLO = bytes("250-sink\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 8BITMIME\r\n");
    private static final byte[] GO_AHEAD = bytes("354 go ahead\r\n");
    private static final byte[] BYE = bytes("221 2.0.0 bye\r\n");

    private final SocketChannel channel;
    private final Reception reception;
    private final ByteBuffer answers = ByteBuffer.allocate(4_096);
    private ByteBuffer in = ByteBuffer.allocate(32_768);
    private int start;
    private int searched;
    private boolean body;
    private boolean over;

    BulkConversation(SocketChannel channel, Reception reception) throws IOException {
        this.channel = channel;
        this.reception = reception;
        answer(bytes("220 sink ready\r\n"));
        send();
    }

    /** Whether the conversation goes on. */
    boolean proceed() throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.wrap(Arrays.copyOf(in.array(), in.capacity() * 2)).position(in.position());
        }
        if (channel.read(in) < 0) {
            return false;
        }
        while (!over && (body ? takeBody() : takeCommand())) {
            // there is more
        }
        forgetWhatIsDone();
        send();
        return !over;
    }

    private boolean takeCommand() {
        byte[] all = in.array();
        for (int i = searched; i < in.position(); i++) {
            if (all[i] == '\n') {
                obey(all[start], all[start + 1]);
                start = i + 1;
                searched = start;
                return true;
            }
        }
        searched = in.position();
        return false;
    }

    private void obey(byte first, byte second) {
        switch (first | 32) {
            case 'e', 'h' -> answer(EHLO);
            case 'd' -> {
                answer(GO_AHEAD);
                body = true;
            }
            case 'q' -> {
                answer(BYE);
                over = true;
            }
            default -> answer(OK);
        }
    }

    private boolean takeBody() {
        byte[] all = in.array();
        int last = in.position() - END.length;
        for (int i = searched; i <= last; ) {
            byte b = all[i + 4];
            if (b != '\n' && b != '\r' && b != '.') {
                i += END.length; // no end can contain this byte
            } else if (Arrays.equals(all, i, i + END.length, END, 0, END.length)) {
                reception.accept("", List.of(), header(all, start, i), false);
                answer(OK);
                body = false;
                start = i + END.length;
                searched = start;
                return true;
            } else {
                i++;
            }
        }
        searched = Math.max(start, last + 1);
        return false;
    }

    private static byte[] header(byte[] all, int from, int to) {
        int end = from;
        while (end < to && !(all[end] == '\n' && all[end + 1] == '\r')) {
            end++;
        }
        return Arrays.copyOfRange(all, from, end);
    }

    private void forgetWhatIsDone() {
        if (start > 0) {
            in.flip().position(start);
            in.compact();
            searched -= start;
            start = 0;
        }
    }

    private void answer(byte[] line) {
        answers.put(line);
    }

    private void send() throws IOException {
        answers.flip();
        while (answers.hasRemaining()) {
            channel.write(answers);
        }
        answers.clear();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
