package io.outbound.sample;

import io.outbound.setup.FirstStart;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Fills an installation on its first start when {@code outbound.sample-data} says so; unset, it does on the embedded
 * database. Without it the product works as well, so a failure is logged and the start goes on.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class SampleData {

    private static final Logger LOG = Logger.getLogger(SampleData.class.getName());

    private SampleSwitch wanted;
    private FirstStart firstStart;
    private SampleStock stock;
    private SampleTraffic traffic;

    protected SampleData() {}

    @Inject
    public SampleData(SampleSwitch wanted, FirstStart firstStart, SampleStock stock, SampleTraffic traffic) {
        this.wanted = wanted;
        this.firstStart = firstStart;
        this.stock = stock;
        this.traffic = traffic;
    }

    @PostConstruct
    void fill() {
        if (!firstStart.isFirst() || !wanted.isOn()) {
            return;
        }
        try {
            stock.fill();
            traffic.flow();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0060 The sample data could not be made; the product works without it.", e);
        }
    }
}
