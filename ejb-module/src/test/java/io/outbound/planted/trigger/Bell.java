package io.outbound.planted.trigger;

import io.outbound.planted.settings.Knob;

public class Bell {
    Knob knob;
}
