package dev.tandem.preferences;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for members who have chosen nothing.
 *
 * @param zone for members whose profile names none
 * @param language of messages, ISO 639-1
 * @param clock {@code 24h} or {@code 12h}
 * @param firstDayOfWeek in small letters
 * @param reminderLeadMinutes separated by commas
 */
@ConfigurationProperties("tandem.preferences")
public record PreferencesProperties(
    @DefaultValue("UTC") String zone,
    @DefaultValue("en") String language,
    @DefaultValue("24h") String clock,
    @DefaultValue("monday") String firstDayOfWeek,
    @DefaultValue("1440,60") String reminderLeadMinutes) {}
