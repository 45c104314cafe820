package io.outbound.rest;

import io.outbound.kernel.DomainException;
import io.outbound.rest.json.Scalars;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Several ids in one query parameter, separated by commas. */
public final class Ids {

    private Ids() {}

    /** @throws DomainException INVALID when one of them is no id; an absent parameter is an empty list */
    public static List<UUID> list(String parameter, String text) {
        try {
            return text == null || text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(id -> (UUID) Scalars.read(UUID.class, id.strip()))
                            .toList();
        } catch (IllegalArgumentException e) {
            throw DomainException.invalid("parameter-invalid", "?" + parameter, "These are no ids.");
        }
    }
}
