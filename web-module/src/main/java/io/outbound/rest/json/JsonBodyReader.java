package io.outbound.rest.json;

import io.outbound.kernel.DomainException;
import jakarta.annotation.Priority;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Request bodies: a record, or a JSON value for a resource that looks at it itself. */
@Provider
@Priority(1)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public class JsonBodyReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || JsonValue.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !"utf-8".equalsIgnoreCase(charset)) {
            throw new NotSupportedException("JSON is UTF-8 (RFC 8259 §8.1)");
        }
        byte[] bytes = LimitedBody.read(body, LimitedBody.USUAL);
        JsonValue tree = JsonTree.parse(bytes);
        if (tree == JsonValue.NULL) {
            throw new DomainException(DomainException.Kind.MALFORMED, "wrong-type", "The body must be an object.");
        }
        return RecordBinder.bind(tree, (Type) type);
    }
}
