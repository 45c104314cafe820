package io.outbound.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Where a call came from, as far as logs may know: /24 of IPv4, /48 of IPv6. */
public final class AddressBlock {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.%]{2,60}");

    private AddressBlock() {}

    public static String of(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) {
            return "unknown"; // a name would be looked up
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
