package io.outbound.planted.kernel;

import io.outbound.planted.settings.Knob;

record WordThatKnowsAFeature(Knob knob) {}
