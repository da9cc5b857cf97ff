package dev.tandem.notifications.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessageTextsTests {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z-]+}");

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
