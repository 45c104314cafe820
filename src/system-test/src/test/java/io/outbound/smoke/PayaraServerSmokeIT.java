package io.outbound.smoke;

import io.outbound.product.PayaraServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PayaraServer.class)
class PayaraServerSmokeIT extends SmokeContract {}
