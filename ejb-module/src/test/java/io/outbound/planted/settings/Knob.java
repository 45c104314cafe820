package io.outbound.planted.settings;

import io.outbound.planted.trigger.Bell;

public class Knob {
    Bell bell;
}
