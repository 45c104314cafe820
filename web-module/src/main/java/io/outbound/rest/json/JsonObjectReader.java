package io.outbound.rest.json;

import jakarta.annotation.Priority;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Objects that a resource looks at itself, read as strictly as records. Says {@link JsonObject} because the server has a
 * lenient reader of its own for JSON values, and the nearer type wins.
 */
@Provider
@Priority(1)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public class JsonObjectReader implements MessageBodyReader<JsonObject> {

    private final JsonBodyReader strict = new JsonBodyReader();

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonObject.class;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the strict reader gives the type that it is asked for
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return (JsonObject) strict.readFrom((Class) type, genericType, annotations, mediaType, headers, body);
    }
}
