package dev.tandem.preferences.decision;

/**
 * One of the values that can be chosen for a setting.
 *
 * @param text what members see
 */
public record SettingOption(String value, String text) {}
