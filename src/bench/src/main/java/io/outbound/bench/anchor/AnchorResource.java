package io.outbound.bench.anchor;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** A POST that does nothing, and one that stores one row in a transaction of its own. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AnchorResource {

    /** Looked up once, as the product does: each look-up searches every jar of the server. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @POST
    @Path("trivial")
    public Response trivial(JsonObject body) {
        return accepted(body);
    }

    @POST
    @Path("insert")
    public Response insert(JsonObject body) throws NamingException, SQLException {
        DataSource source = InitialContext.doLookup("jdbc/outbound");
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into anchor_row values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, body.toString());
            insert.executeUpdate();
        }
        return accepted(body);
    }

    private static Response accepted(JsonObject body) {
        return Response.accepted(JSON.createObjectBuilder()
                        .add("requestId", body.getString("requestId"))
                        .build())
                .build();
    }
}
