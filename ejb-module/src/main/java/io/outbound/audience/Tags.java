package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a tag may be: 1 to 60 characters, without control characters and what separates tags in a file; at most 50 of them for a contact. */
final class Tags {

    private static final int LONGEST = 60;
    private static final int MOST = 50;

    private Tags() {}

    /** Without outer white space, each once; with an entry in {@code errors} for each that is none. */
    static Set<String> checked(Collection<String> given, List<FieldError> errors) {
        Set<String> tags = new TreeSet<>();
        for (String tag : given == null ? List.<String>of() : given) {
            String bare = tag.strip();
            if (bare.isEmpty() || bare.length() > LONGEST || bare.chars().anyMatch(Tags::isOdd)) {
                errors.add(new FieldError(
                        "/tags",
                        "invalid-tag",
                        "A tag has 1 to " + LONGEST + " characters: no comma, semicolon, | or control."));
            } else {
                tags.add(bare);
            }
        }
        if (tags.size() > MOST) {
            errors.add(new FieldError("/tags", "too-many-tags", "At most " + MOST + " tags."));
        }
        return tags;
    }

    /** Files have the tags of a contact in one cell. */
    private static boolean isOdd(int c) {
        return Character.isISOControl(c) || c == ',' || c == ';' || c == '|';
    }

    /** @throws DomainException INVALID when there is none, or one cannot be a tag */
    static Set<String> required(Collection<String> given) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> tags = checked(given, errors);
        if (tags.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("/tags", "missing-required-field", "Name at least one tag."));
        }
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    errors.get(0).code(),
                    errors.get(0).message(),
                    errors);
        }
        return tags;
    }
}
