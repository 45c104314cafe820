package io.outbound.micro;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

final class Ports {

    private Ports() {}

    static void mustBeFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, port));
        } catch (IOException e) {
            throw new CannotStart("port " + port + " is taken; set OUTBOUND_PORT to a free one.");
        }
    }
}
