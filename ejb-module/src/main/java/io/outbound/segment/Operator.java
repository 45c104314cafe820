package io.outbound.segment;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How a rule compares; the words of the rule language. */
public enum Operator {
    EQ("eq"),
    NE("ne"),
    LT("lt"),
    LE("le"),
    GT("gt"),
    GE("ge"),
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    IN("in"),
    EXISTS("exists"),
    BEFORE("before"),
    AFTER("after"),
    IN_LIST("inList"),
    TAG("tag"),
    OPENED("opened"),
    CLICKED("clicked"),
    RESULT("result");

    private static final Set<Operator> OF_NO_ATTRIBUTE = Set.of(IN_LIST, TAG, OPENED, CLICKED, RESULT);

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether it looks at one attribute of the contact, and not at what the contact did or belongs to. */
    boolean needsAttribute() {
        return !OF_NO_ATTRIBUTE.contains(this);
    }

    static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    static String words() {
        return String.join(", ", Arrays.stream(values()).map(Operator::word).toList());
    }
}
