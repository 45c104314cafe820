package io.outbound.planted.execution;

import jakarta.ws.rs.core.Response;

class HttpInTheCore {
    Response response;
}
