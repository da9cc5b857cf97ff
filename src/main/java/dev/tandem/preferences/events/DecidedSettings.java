package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.NotPersonal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that hold for a member, chosen or by default.
 *
 * @param zone an IANA name such as {@code Europe/Berlin}
 * @param language of messages, ISO 639-1: {@code en} or {@code de}
 * @param clock {@code 24h} or {@code 12h}
 * @param firstDayOfWeek {@code monday}, {@code saturday} or {@code sunday}
 * @param reminderLeadMinutes how long before a session to remind, the longest first; may be empty
 * @param profileVisibility {@code everyone} or {@code cohorts}
 * @param calendarContent of the calendar feed: {@code full} or {@code busy}
 * @param languageChosen false if the language is only a default, so that one which the member gave
 *     elsewhere may be better; null in events of before, which do not say so
 */
public record DecidedSettings(
    @NotPersonal("a time zone, which many share") String zone,
    @NotPersonal("the code of a language") String language,
    @NotPersonal("how hours are written") String clock,
    @NotPersonal("the first day of weeks") String firstDayOfWeek,
    List<Integer> reminderLeadMinutes,
    @NotPersonal("one of two fixed words") String profileVisibility,
    @NotPersonal("one of two fixed words") String calendarContent,
    @Nullable Boolean languageChosen) {

  public DecidedSettings {
    reminderLeadMinutes = List.copyOf(reminderLeadMinutes);
  }
}
