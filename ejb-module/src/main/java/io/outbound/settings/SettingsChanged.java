package io.outbound.settings;

import io.outbound.security.Actor;

/** Fired in the transaction that changes the settings. */
public record SettingsChanged(SettingValues before, SettingValues after, Actor by) {}
