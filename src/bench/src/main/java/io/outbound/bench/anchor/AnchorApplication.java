package io.outbound.bench.anchor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** {@code /anchor/api}. */
@ApplicationPath("api")
public class AnchorApplication extends Application {}
