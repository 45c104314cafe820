package io.outbound.rest;

import io.outbound.kernel.FieldError;
import io.outbound.rest.json.Scalars;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Path and query parameters: a query parameter that cannot be read is 400 and says which; an id in a path that is none
 * is 404, as any other id that does not exist. (JAX-RS alone answers 404 to both.)
 */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, ParameterConverters::flag,
            Boolean.class, ParameterConverters::flag,
            UUID.class, text -> Scalars.read(UUID.class, text),
            Instant.class, text -> Scalars.read(Instant.class, text),
            ZoneId.class, text -> Scalars.read(ZoneId.class, text));

    @Override
    @SuppressWarnings("unchecked") // the reader of a type gives that type
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, Object> reader = type.isEnum() ? text -> Scalars.read(type, text) : READERS.get(type);
        return reader == null ? null : new Converter<>(text -> (T) reader.apply(text), annotations);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private record Converter<T>(Function<String, T> reader, Annotation[] annotations) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(refusal());
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }

        private Problem refusal() {
            for (Annotation annotation : annotations) {
                if (annotation instanceof PathParam) {
                    return Problem.of(404, "not-found");
                }
                if (annotation instanceof QueryParam query) {
                    String message = "The parameter " + query.value() + " has no such value.";
                    return Problem.of(400, "parameter-invalid", message)
                            .errors(List.of(new FieldError("?" + query.value(), "parameter-invalid", message)));
                }
            }
            return Problem.of(400, "parameter-invalid");
        }
    }
}
