package io.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example of the Standard Webhooks libraries. */
    @Test
    void isAsOthersComputeIt() {
        String signature = Signature.of(
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretThatCountsSigns() {
        String first = WebhookSecret.generate();
        String second = WebhookSecret.generate();

        assertThat(Signature.of(List.of(first, second), "msg_1", 1, "{}"))
                .isEqualTo(Signature.of(List.of(first), "msg_1", 1, "{}") + " "
                        + Signature.of(List.of(second), "msg_1", 1, "{}"));
        assertThat(Base64.getDecoder().decode(first.substring("whsec_".length())))
                .hasSize(32);
        assertThat(first).isNotEqualTo(second);
    }
}
