package io.outbound.smoke;

import io.outbound.product.MicroOnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class MicroSmokeIT extends SmokeContract {}
