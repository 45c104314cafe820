package io.outbound.planted.channel.spi;

import io.outbound.planted.settings.Knob;

interface PortThatKnowsAFeature {
    Knob knob();
}
