package io.outbound.campaign;

import io.outbound.store.TextListColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The condition of a filter with its bound values; nothing that a caller typed becomes SQL. */
final class CampaignWhere {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private CampaignWhere() {}

    static CampaignWhere of(CampaignFilter filter) {
        CampaignWhere where = new CampaignWhere();
        where.in("c.channel", filter.channels());
        where.in("c.status", filter.statuses());
        where.in("c.launch_type", filter.launchTypes());
        where.in("c.type", filter.types());
        where.tag(filter.tag());
        if (!filter.search().isEmpty()) {
            where.conditions.add(
                    "(c.name_key like ? escape '!' or c.slug like ? escape '!' or cast(c.id as varchar(36)) like ? escape '!')");
            String typed = literal(NameKey.of(filter.search()));
            where.values.add("%" + typed + "%");
            where.values.add(typed + "%");
            where.values.add(typed + "%");
        }
        return where;
    }

    /** Only what sorts behind that place. */
    void after(CampaignOrder order, CampaignPlace place) {
        Object value = order.by().value(place.key());
        conditions.add(order.after());
        values.addAll(List.of(value, value, place.id()));
    }

    /** Tags are a JSON array of strings: the tag is looked for as it is written there, quotes included. */
    private void tag(String tag) {
        if (!tag.isEmpty()) {
            String array = new TextListColumn().convertToDatabaseColumn(List.of(tag));
            conditions.add("c.tags like ? escape '!'");
            values.add("%" + literal(array.substring(1, array.length() - 1)) + "%");
        }
    }

    private void in(String column, Collection<? extends Enum<?>> wanted) {
        if (!wanted.isEmpty()) {
            conditions.add(column + wanted.stream().map(each -> "?").collect(Collectors.joining(", ", " in (", ")")));
            wanted.forEach(each -> values.add(each.name()));
        }
    }

    private static String literal(String typed) {
        return typed.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    Object[] values() {
        return values.toArray();
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
