package io.outbound.security;

/**
 * A key that was just made.
 *
 * @param secret the whole key: this is the only time that anybody sees it
 */
public record NewApiKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "NewApiKey[" + key.publicPart() + "]";
    }
}
