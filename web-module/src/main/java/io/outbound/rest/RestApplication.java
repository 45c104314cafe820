package io.outbound.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /outbound/api}. */
@ApplicationPath("api")
public class RestApplication extends Application {

    /** Jersey's WADL would describe the API a second time, and wrongly; and it would undo {@link Locations}. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
