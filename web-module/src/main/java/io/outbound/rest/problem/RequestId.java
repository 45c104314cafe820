package io.outbound.rest.problem;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that ties an answer to the lines of the server log: the caller's {@code x-request-id}, else a new one. */
public final class RequestId {

    public static final String HEADER = "x-request-id";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,100}");
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String given = request instanceof HttpServletRequest http ? http.getHeader(HEADER) : null;
        String id = given != null && USABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
