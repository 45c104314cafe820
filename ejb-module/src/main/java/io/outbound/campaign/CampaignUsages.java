package io.outbound.campaign;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Which campaigns use a thing: asked before somebody takes it away, and told to whoever does. */
@ApplicationScoped
public class CampaignUsages {

    /** More need nobody read. */
    static final int MOST = 1_000;

    private Sql sql;

    protected CampaignUsages() {}

    @Inject
    public CampaignUsages(Sql sql) {
        this.sql = sql;
    }

    /** Newest first, without those that are done. */
    public List<CampaignUse> of(Asset asset, UUID id) {
        return sql.list(
                "select id, name, type, status, launch_type, next_fire_at from campaign where status <> 'DONE' and "
                        + asset.condition() + " order by created_at desc, id desc limit " + MOST,
                CampaignUsages::use,
                asset.values(id));
    }

    /** Those that cannot start any more without it. */
    public List<CampaignUse> breaking(Asset asset, UUID id) {
        return of(asset, id).stream().filter(CampaignUse::breaks).toList();
    }

    private static CampaignUse use(ResultSet row) throws SQLException {
        CampaignStatus status = CampaignStatus.valueOf(row.getString("status"));
        String launchType = row.getString("launch_type");
        return new CampaignUse(
                Sql.uuid(row, "id"),
                row.getString("name"),
                status,
                launchType == null ? null : LaunchType.valueOf(launchType),
                LifePolicy.needsWhatItUses(
                        CampaignType.valueOf(row.getString("type")), status, row.getObject("next_fire_at") != null));
    }
}
