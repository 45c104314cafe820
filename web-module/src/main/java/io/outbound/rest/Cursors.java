package io.outbound.rest;

import io.outbound.kernel.Page;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the next page of a list starts: the sort keys of the last item, signed, so that a cursor can neither be made up
 * nor used for another list or another filter.
 */
@ApplicationScoped
public class Cursors {

    private static final String SEPARATOR = "\u001f";

    private Secrets secrets;

    protected Cursors() {}

    @Inject
    public Cursors(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param list names the list, and its sort order and filter where they matter */
    public String sign(String list, Object... keys) {
        List<String> texts = List.of(keys).stream().map(Object::toString).toList();
        return secrets.sign("cursor " + list, String.join(SEPARATOR, texts));
    }

    /**
     * One page of a list of things with ids, newest first.
     *
     * @param reading gives at most so many that are older than the id
     */
    public <T> Page<T> page(
            String list,
            Integer limit,
            String cursor,
            BiFunction<Optional<UUID>, Integer, List<T>> reading,
            Function<T, UUID> id) {
        int size = PageLimit.of(limit);
        Optional<UUID> after = open(list, cursor).map(keys -> UUID.fromString(keys.get(0)));
        List<T> found = reading.apply(after, size + 1);
        return found.size() <= size
                ? new Page<>(found, Optional.empty())
                : new Page<>(found.subList(0, size), Optional.of(sign(list, id.apply(found.get(size - 1)))));
    }

    /**
     * The keys that were signed; empty without a cursor.
     *
     * @throws ProblemException 400 cursor-invalid
     */
    public Optional<List<String>> open(String list, String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        String keys = secrets.verify("cursor " + list, cursor).orElseThrow(Cursors::invalid);
        return Optional.of(List.of(keys.split(SEPARATOR, -1)));
    }

    public static ProblemException invalid() {
        return new ProblemException(Problem.of(400, "cursor-invalid"));
    }
}
