package dev.tandem.notifications.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextsTests {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z-]+}");
  private static final Pattern PERIOD_OR_LIMIT =
      Pattern.compile(
          "(?i)(\\d+|\\b(two|three|four|five|six|seven|ten|zwei|drei|vier|fünf|sechs|sieben|zehn))"
              + " (minute|hour|day|week|month|strike|minute|stunde|tage|woche|monat|verwarnung)");

  @Test
  void bothLanguagesSayTheSame() {
    var english = MessageTexts.english().texts();
    var german = MessageTexts.german().texts();
    assertThat(new TreeSet<>(german.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    english.forEach((key, text) -> {
      if (key.endsWith(".subject")) {
        assertThat(placeholders(german.get(key))).as(key).isEqualTo(placeholders(text));
      }
    });
  }

  @Test
  void nothingIsLeftInTheOtherLanguage() {
    var english = MessageTexts.english().texts();
    var same = new TreeSet<String>();
    MessageTexts.german()
        .texts()
        .forEach((key, text) -> {
          if (text.equals(english.get(key))) {
            same.add(text);
          }
          assertThat(text).as(key).doesNotContainPattern("(?i)\\b(the|your|you|is|and|of)\\b");
          assertThat(english.get(key))
              .as(key)
              .doesNotContainPattern("(?i)\\b(der|das|Sie|und|ist)\\b");
        });
    assertThat(same).containsExactly("Tandem");
  }

  @Test
  void everyLeadIsAtMostThreeSentencesAndEverySubjectShort() {
    for (var texts : new MessageTexts[] {MessageTexts.english(), MessageTexts.german()}) {
      texts
          .texts()
          .forEach((key, text) -> {
            if (key.endsWith(".subject")) {
              assertThat(text.length()).as(key).isLessThan(80);
              assertThat(text).as(key).doesNotEndWith(".");
            }
            if (key.endsWith(".lead")) {
              assertThat(text.split("[.?] ").length).as(key).isLessThanOrEqualTo(3);
            }
          });
    }
  }

  /** Periods and limits are settings. How long banks take, and a week, are none. */
  @Test
  void noTextNamesAPeriodOrLimitThatIsASetting() {
    for (var texts : new MessageTexts[] {MessageTexts.english(), MessageTexts.german()}) {
      texts
          .texts()
          .forEach((key, text) -> {
            if (!key.equals("refunded.lead") && !key.startsWith("weekly-")) {
              assertThat(text).as(key).doesNotContainPattern(PERIOD_OR_LIMIT);
            }
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, one minute, eine Minute",
    "PT10M, 10 minutes, 10 Minuten",
    "PT1H, one hour, eine Stunde",
    "PT24H, 24 hours, 24 Stunden",
    "PT36H, 36 hours, 36 Stunden",
    "PT60H, 60 hours, 60 Stunden",
    "P7D, 7 days, 7 Tage"
  })
  void aMessageSaysHowLongItsLinkIsValid(Duration lifetime, String english, String german) {
    assertThat(MessageTexts.english().lasting(lifetime)).isEqualTo(english);
    assertThat(MessageTexts.german().lasting(lifetime)).isEqualTo(german);
  }

  @Test
  void aBraceInAValueStandsForNothing() {
    assertThat(MessageTexts.fill("Hello {name}, {mentor}", name -> "{mentor}$1\\"))
        .isEqualTo("Hello {mentor}$1\\, {mentor}$1\\");
  }

  @Test
  void timesNameTheZoneAlsoWhereClocksChange() {
    var summer = Instant.parse("2026-07-01T16:30:00Z");
    var berlin = new TimeTexts(Locale.UK, ZoneId.of("Europe/Berlin"), false);
    assertThat(berlin.moment(summer))
        .isEqualTo("Wednesday 1 July 2026, 18:30, Berlin time (UTC+2)");
    assertThat(berlin.moment(Instant.parse("2026-12-01T16:30:00Z")))
        .isEqualTo("Tuesday 1 December 2026, 17:30, Berlin time (UTC+1)");
    assertThat(new TimeTexts(Locale.UK, ZoneId.of("Asia/Kathmandu"), true).moment(summer))
        .isEqualTo("Wednesday 1 July 2026, 10:15 pm, Kathmandu time (UTC+5:45)");
    assertThat(new TimeTexts(Locale.GERMANY, ZoneId.of("America/St_Johns"), false).moment(summer))
        .isEqualTo("Mittwoch, 1. Juli 2026, 14:00 Uhr, Ortszeit St Johns (UTC−2:30)");
    var twelveHours = new TimeTexts(Locale.GERMANY, ZoneId.of("UTC"), true);
    assertThat(twelveHours.moment(summer)).isEqualTo("Mittwoch, 1. Juli 2026, 4:30 PM, UTC");
    assertThat(twelveHours.time(summer)).isEqualTo("4:30 PM");
    assertThat(new TimeTexts(Locale.UK, ZoneId.of("UTC"), false).moment(summer))
        .endsWith("16:30, UTC");
  }

  private static TreeSet<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group().replace("-dative", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
