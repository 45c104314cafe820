package io.outbound.micro;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

final class Loopback {

    private Loopback() {}

    /** Nobody listens there when this returns. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
