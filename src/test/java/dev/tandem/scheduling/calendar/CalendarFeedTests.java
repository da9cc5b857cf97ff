package dev.tandem.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.offering.PriceRequest;
import dev.tandem.scheduling.offering.SchedulingProperties;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar feed is valid and says the same to different readers (RFC 5545, RFC 7986). */
@SchedulingModuleTest
class CalendarFeedTests {

  @Autowired CalendarFeed feed;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired SchedulingProperties defaults;
  @Autowired JdbcClient jdbc;

  static Stream<String> titles() {
    var random = new SplittableRandom(5_545);
    var alphabet = "aZ09 ,;:\\\"'é予定ش😷ﬁ-".codePoints().toArray();
    var generated =
        IntStream.range(0, 20)
            .mapToObj(i ->
                random
                    .ints(1 + random.nextInt(59), 0, alphabet.length)
                    .mapToObj(at -> Character.toString(alphabet[at]))
                    .collect(Collectors.joining()))
            .map(title -> "x" + title + "x");
    var known =
        Stream.of(
            "é".repeat(70),
            "予定が変わりました".repeat(10),
            "😷".repeat(50),
            "a\\n,b;c: \"d\"",
            "a".repeat(120));
    return Stream.concat(known, generated);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void twoReadersSeeTheTitleAndNoLineIsTooLong(String title) throws Exception {
    var calendar = feedOf(title);

    assertThat(List.of(calendar.split("\r\n"))).allMatch(line -> octets(line) <= 75);
    assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
    var parsed = new CalendarBuilder().build(new StringReader(calendar));
    assertThat(parsed.validate()).extracting(ValidationResult::hasErrors).isEqualTo(false);
    var event = parsed.getComponents(Component.VEVENT).getFirst();
    assertThat(event.getPropertyList().getRequired("SUMMARY").getValue())
        .isEqualTo(title + " with Ada");
    var other = Biweekly.parse(calendar).first();
    assertThat(other.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(other.getEvents().getFirst().getSummary().getValue()).isEqualTo(title + " with Ada");
  }

  @ParameterizedTest
  @MethodSource("titles")
  void twoReadersSeeThePlaceAndNoLineIsTooLong(String place) throws Exception {
    var calendar = feedAt(place);

    assertThat(List.of(calendar.split("\r\n"))).allMatch(line -> octets(line) <= 75);
    assertThat(valid(calendar).getPropertyList().getRequired("LOCATION").getValue())
        .isEqualTo(place);
    var other = Biweekly.parse(calendar).first().getEvents().getFirst();
    assertThat(other.getLocation().getValue()).isEqualTo(place);
    assertThat(other.getConferences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://video.example/ada?pwd=1,2;3&x=a:b", "https://video.example/%C3%A4"})
  void twoReadersSeeTheLinkAsConferenceAndAsLocation(String link) throws Exception {
    var calendar = feedAt(link);

    var event = valid(calendar);
    assertThat(event.getPropertyList().getRequired("LOCATION").getValue()).isEqualTo(link);
    assertThat(event.getPropertyList().getRequired("CONFERENCE").getValue()).isEqualTo(link);
    var other = Biweekly.parse(calendar).first().getEvents().getFirst();
    assertThat(other.getConferences().getFirst().getUri()).isEqualTo(link);
    assertThat(other.getLocation().getValue()).isEqualTo(link);
    assertThat(calendar.replace("\r\n ", "")).contains("CONFERENCE;FEATURE=VIDEO;VALUE=URI;");
  }

  @Test
  void aFeedOfBusyTimesSaysNotWhere() {
    var mentee = bookAt("Library");
    jdbc.sql("insert into scheduling.privacy_choice values (?, 'busy', 'everyone', 1)")
        .param(mentee)
        .update();

    assertThat(feed.render(mentee, "https://tandem.example")).doesNotContain("Library");
  }

  @Test
  void theFeedHasANameAndSaysHowOftenToReadIt() {
    assertThat(feedOf("An hour").lines())
        .contains(
            "NAME:Tandem sessions",
            "X-WR-CALNAME:Tandem sessions",
            "REFRESH-INTERVAL;VALUE=DURATION:PT30M",
            "X-PUBLISHED-TTL:PT30M");
  }

  @Test
  void controlCharactersOfAnOldTitleAreLeftOut() {
    var calendar = feedOf("Bell\u0007 Unit\u001f Esc\u001b Del\u007f Vt\u000b End");

    assertThat(calendar.replace("\r\n", "").chars()).noneMatch(Character::isISOControl);
    assertThat(calendar).contains("SUMMARY:Bell  Unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0007", "\u001b", "\u007f", "\u000b", "\u202e"})
  void aTitleWithACharacterThatCannotBeShownIsRefused(String character) {
    var price = new PriceRequest(5000L, "EUR");
    var request =
        new OfferingRequest(
            "One" + character + "two",
            60,
            price,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThatThrownBy(() -> request.toTerms(defaults)).hasMessageContaining("cannot be shown");
  }

  private static Component valid(String calendar) throws Exception {
    var parsed = new CalendarBuilder().build(new StringReader(calendar));
    assertThat(parsed.validate()).extracting(ValidationResult::hasErrors).isEqualTo(false);
    return parsed.getComponents(Component.VEVENT).getFirst();
  }

  private String feedAt(String meeting) {
    return feed.render(bookAt(meeting), "https://tandem.example");
  }

  private UUID bookAt(String meeting) {
    var offering = fixtures.createOffering();
    jdbc.sql("update scheduling.offering set meeting = ? where id = ?")
        .params(meeting, offering)
        .update();
    var mentee = UUID.randomUUID();
    steps.book(mentee, offering, fixtures.startAfter(Duration.ofDays(5)));
    return mentee;
  }

  private String feedOf(String title) {
    var offering = fixtures.createOffering();
    jdbc.sql("update scheduling.offering set title = ? where id = ?")
        .params(title, offering)
        .update();
    var mentee = UUID.randomUUID();
    steps.book(mentee, offering, fixtures.startAfter(Duration.ofDays(5)));
    return feed.render(mentee, "https://tandem.example");
  }

  private static int octets(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length;
  }
}
