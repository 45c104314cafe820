package io.outbound.micro;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsSaidWithWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.mustBeFree(taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("port " + taken.getLocalPort() + " is taken; set OUTBOUND_PORT to a free one.");
        }
    }

    @Test
    void aFreePortIsFine() throws IOException {
        int port = Loopback.freePort();

        assertThatCode(() -> Ports.mustBeFree(port)).doesNotThrowAnyException();
    }
}
