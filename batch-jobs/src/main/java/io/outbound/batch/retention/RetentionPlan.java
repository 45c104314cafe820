package io.outbound.batch.retention;

import io.outbound.upkeep.Forgetting;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;

/** One partition for each kind of rows: one that cannot be forgotten now keeps no other. */
@Dependent
@Named("retentionPlan")
public class RetentionPlan implements PartitionMapper {

    private Forgetting forgetting;

    public RetentionPlan() {}

    @Inject
    public RetentionPlan(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public PartitionPlan mapPartitions() {
        List<String> names = forgetting.names();
        Properties[] each = new Properties[names.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = new Properties();
            each[i].setProperty("kind", names.get(i));
        }
        PartitionPlanImpl plan = new PartitionPlanImpl();
        plan.setPartitions(each.length);
        plan.setThreads(1);
        plan.setPartitionProperties(each);
        return plan;
    }
}
