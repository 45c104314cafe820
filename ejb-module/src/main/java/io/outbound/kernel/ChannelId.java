package io.outbound.kernel;

/** The five ways a message can leave (seed 2.2). */
public enum ChannelId {
    EMAIL,
    SMS,
    WEBPUSH,
    TELEGRAM,
    VIBER
}
