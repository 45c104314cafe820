package io.outbound.campaign;

import io.outbound.store.Sql;
import io.outbound.store.TextListColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tags that campaigns have (seed 2.50). */
@ApplicationScoped
public class CampaignTags {

    private Sql sql;

    protected CampaignTags() {}

    @Inject
    public CampaignTags(Sql sql) {
        this.sql = sql;
    }

    /** All that are in use, by name. */
    public List<TagCount> all() {
        Map<String, Long> counts = new TreeMap<>();
        TextListColumn column = new TextListColumn();
        sql.list("select tags, count(*) from campaign where tags <> '[]' group by tags", row -> {
            long campaigns = row.getLong(2);
            column.convertToEntityAttribute(row.getString(1)).stream()
                    .distinct()
                    .forEach(tag -> counts.merge(tag, campaigns, Long::sum));
            return null;
        });
        return counts.entrySet().stream()
                .map(tag -> new TagCount(tag.getKey(), tag.getValue()))
                .toList();
    }
}
