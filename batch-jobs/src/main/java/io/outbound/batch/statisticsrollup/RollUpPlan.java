package io.outbound.batch.statisticsrollup;

import io.outbound.counter.RollUp;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.Properties;

/** One partition for each kind of counters. */
@Dependent
@Named("rollUpPlan")
public class RollUpPlan implements PartitionMapper {

    @Override
    public PartitionPlan mapPartitions() {
        RollUp.Kind[] kinds = RollUp.Kind.values();
        Properties[] each = new Properties[kinds.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = new Properties();
            each[i].setProperty("kind", kinds[i].name());
        }
        PartitionPlanImpl plan = new PartitionPlanImpl();
        plan.setPartitions(each.length);
        plan.setThreads(1);
        plan.setPartitionProperties(each);
        return plan;
    }
}
