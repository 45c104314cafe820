package io.outbound.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** What kind of place an IP address is (IANA special-purpose registries; RFC 6890). */
final class OutgoingAddress {

    private OutgoingAddress() {}

    /** Whether it is a place on the public internet, not of this host, its networks or a translator to them. */
    static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isSpecial4(address.getAddress())
                        : isSpecial6(address.getAddress())));
    }

    private static boolean isSpecial4(byte[] b) {
        int ip = ByteBuffer.wrap(b).getInt();
        return in(ip, 0x00000000, 8) // this network
                || in(ip, 0x64400000, 10) // carrier-grade NAT
                || in(ip, 0xC0000000, 24) // protocol assignments
                || in(ip, 0xC0000200, 24) // documentation
                || in(ip, 0xC6120000, 15) // benchmarks
                || in(ip, 0xC6336400, 24) // documentation
                || in(ip, 0xCB007100, 24) // documentation
                || in(ip, 0xF0000000, 4); // reserved, broadcast
    }

    private static boolean in(int ip, int network, int bits) {
        return (ip ^ network) >>> (32 - bits) == 0;
    }

    private static boolean isSpecial6(byte[] b) {
        boolean global = (b[0] & 0xE0) == 0x20; // 2000::/3; all else is local, reserved or NAT64
        boolean translated = b[0] == 0x20 && b[1] == 0x02; // 6to4 carries an IPv4 address
        boolean special = b[0] == 0x20 && b[1] == 0x01 && (b[2] == 0x00 || b[2] == 0x0D && (b[3] & 0xFF) == 0xB8);
        return !global || translated || special;
    }
}
