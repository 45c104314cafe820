package io.outbound.settings;

/** Settings as somebody saw them; {@code version} grows with each change. */
public record VersionedSettings(SettingValues values, long version) {}
