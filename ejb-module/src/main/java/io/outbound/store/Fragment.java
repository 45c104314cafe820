package io.outbound.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of SQL and the values of its question marks, in their order. */
public record Fragment(String sql, List<Object> values) {

    public Fragment {
        values = List.copyOf(values);
    }

    public static Fragment of(String sql, Object... values) {
        return new Fragment(sql, Arrays.asList(values));
    }

    public Fragment plus(Fragment next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Fragment(sql + next.sql, all);
    }

    public Fragment plus(String text) {
        return new Fragment(sql + text, values);
    }
}
