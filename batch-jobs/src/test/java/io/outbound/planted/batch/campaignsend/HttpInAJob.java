package io.outbound.planted.batch.campaignsend;

import jakarta.ws.rs.core.Response;

class HttpInAJob {
    Response response;
}
