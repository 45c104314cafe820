package io.outbound.rest.json;

import io.outbound.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body into memory, up to a limit, whatever the request says about its length. */
public final class LimitedBody {

    public static final int USUAL = 1 << 20;
    public static final int BULK = 5 << 20;

    private LimitedBody() {}

    /** @throws DomainException TOO_LARGE as soon as one byte more than the limit has come */
    public static byte[] read(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new DomainException(
                    DomainException.Kind.TOO_LARGE,
                    "payload-too-large",
                    "The body is larger than " + limit + " bytes.");
        }
        return bytes;
    }
}
