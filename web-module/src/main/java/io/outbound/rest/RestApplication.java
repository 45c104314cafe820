package io.outbound.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /outbound/api}. */
@ApplicationPath("api")
public class RestApplication extends Application {}
