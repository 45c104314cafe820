package io.outbound.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through the proxy: two threads, one for each direction. */
final class Link {

    private static final byte[] DOT = {'\r', '\n', '.', '\r', '\n'};

    private final Socket client;
    private final Socket server;
    private final Plan plan;
    private final FaultProxy proxy;
    private long passed;
    private int matched;
    private int messages;
    private volatile boolean swallowing;

    Link(Socket client, Socket server, Plan plan, FaultProxy proxy) throws IOException {
        this.client = client;
        this.server = server;
        this.plan = plan;
        this.proxy = proxy;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void upstream() {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] piece = new byte[8_192];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                pause();
                if (!forward(piece, length, out)) {
                    proxy.fault();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // one of the two is gone
        } finally {
            cut();
        }
    }

    /** @return whether the connection goes on */
    private boolean forward(byte[] piece, int length, OutputStream out) throws IOException {
        int end = dot(piece, length);
        if (end > 0 && plan.atTheDot() == Plan.AtTheDot.CUT_BEFORE) {
            out.write(piece, 0, Math.max(0, end - DOT.length));
            out.flush();
            return false;
        }
        long left = plan.cutAfter() - passed;
        int now = (int) Math.min(length, left);
        swallowing |= end > 0;
        out.write(piece, 0, now);
        out.flush();
        passed += now;
        return now == length;
    }

    /** Where in this piece the end of the message in question is over; 0 when it is not here. */
    private int dot(byte[] piece, int length) {
        int found = 0;
        for (int i = 0; i < length; i++) {
            matched = piece[i] == DOT[matched] ? matched + 1 : piece[i] == DOT[0] ? 1 : 0;
            if (matched == DOT.length) {
                matched = 0;
                messages++;
                found = messages == plan.message() ? i + 1 : found;
            }
        }
        return found;
    }

    void downstream() {
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] piece = new byte[8_192];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                pause();
                if (swallowing) {
                    proxy.fault();
                    return;
                }
                answer(piece, length, out);
            }
        } catch (IOException | InterruptedException e) {
            // one of the two is gone
        } finally {
            cut();
        }
    }

    private void answer(byte[] piece, int length, OutputStream out) throws IOException, InterruptedException {
        if (plan.answersPerSecond() == 0) {
            out.write(piece, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            Thread.sleep(1_000 / plan.answersPerSecond());
            out.write(piece[i]);
        }
    }

    private void pause() throws InterruptedException {
        proxy.awaitThaw();
        Thread.sleep(plan.delay().toMillis());
    }

    void cut() {
        proxy.ended(this);
        for (Socket side : new Socket[] {client, server}) {
            try {
                side.close();
            } catch (IOException e) {
                // it is closed
            }
        }
    }
}
