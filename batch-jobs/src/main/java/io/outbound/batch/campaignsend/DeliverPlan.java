package io.outbound.batch.campaignsend;

import io.outbound.delivery.DeliveryNode;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Properties;

/** As many parts as this node has groups of slots; each claims for itself, so their borders need not be known. */
@Dependent
@Named("deliverPlan")
public class DeliverPlan implements PartitionMapper {

    private DeliveryNode node;

    public DeliverPlan() {}

    @Inject
    public DeliverPlan(DeliveryNode node) {
        this.node = node;
    }

    @Override
    public PartitionPlan mapPartitions() {
        int parts = node.parts();
        Properties[] each = new Properties[parts];
        for (int part = 0; part < parts; part++) {
            each[part] = new Properties();
            each[part].setProperty("part", String.valueOf(part));
            each[part].setProperty("parts", String.valueOf(parts));
        }
        PartitionPlanImpl plan = new PartitionPlanImpl();
        plan.setPartitions(parts);
        plan.setThreads(parts);
        plan.setPartitionProperties(each);
        return plan;
    }
}
