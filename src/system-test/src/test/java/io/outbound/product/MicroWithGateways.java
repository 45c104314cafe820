package io.outbound.product;

import io.outbound.bench.product.OutboundProcess;
import io.outbound.channel.gateway.FakeGateway;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * {@code outbound-micro.jar} on PostgreSQL, whose SMS, Telegram and Viber gateways, and push services, are one {@link FakeGateway}; one start
 * for all test classes of a run. What it answers decides each test.
 */
public final class MicroWithGateways extends RunningProduct {

    public static final String RECEIPT_SECRET = "only-for-receipts-1";
    public static final String VIBER_KEY = "only-for-viber-1";

    private static FakeGateway gateway;

    private OutboundProcess process;

    @Override
    Product start(Surroundings around) throws Exception {
        gateway = new FakeGateway();
        Map<String, String> environment = around.environment();
        environment.put("OUTBOUND_DEV", "true");
        environment.put("OUTBOUND_SMS_HTTP_URL", gateway.url() + "/sms");
        environment.put("OUTBOUND_SMS_HTTP_MESSAGE_ID", "/id");
        environment.put("OUTBOUND_SMS_HTTP_AUTHORIZATION", "Bearer only-for-sms-1");
        environment.put("OUTBOUND_SMS_RECEIPTS_SECRET", RECEIPT_SECRET);
        environment.put("OUTBOUND_TELEGRAM_BASE_URL", gateway.url() + "/telegram");
        environment.put("OUTBOUND_VIBER_BASE_URL", gateway.url() + "/viber");
        environment.put("OUTBOUND_VIBER_TOKEN", VIBER_KEY);
        environment.put("OUTBOUND_WEBPUSH_ALLOWED_HOSTS", "127.0.0.1");
        process = OutboundProcess.start(
                        MicroOnPostgres.JAR, around.home(), around.port, OutboundProcess.SHORT_LIVED, environment)
                .awaitReady();
        return new Product(
                around.url(),
                Product.FIRST_KEY,
                around.sink,
                around.postgres,
                around.home().resolve("logs/server.log"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeGateway.class || super.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Product product = product(context);
        return parameter.getParameter().getType() == FakeGateway.class ? gateway : product;
    }

    @Override
    void stop() {
        if (process != null) {
            process.close();
        }
        try {
            gateway.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    ExtensionContext shared(ExtensionContext context) {
        return context.getRoot();
    }
}
