package dev.tandem.notifications.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A third reader of invitations, written from the grammar of RFC 5545 alone: strict where the
 * libraries are lenient. It knows what an event must and must not have when it is requested and
 * cancelled (RFC 5546, 3.2.2 and 3.2.5).
 */
final class ItipReader {

  /** A content line (RFC 5545, 3.1). */
  record Line(String name, Map<String, String> parameters, String value) {}

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern PARAMETER =
      Pattern.compile(";([A-Za-z0-9-]+)=(\"[^\"\\p{Cntrl}]*\"|[^\";:,\\p{Cntrl}]*)");
  private static final Pattern UTC_TIME = Pattern.compile("\\d{8}T\\d{6}Z");

  private final List<Line> calendar = new ArrayList<>();
  private final List<Line> event = new ArrayList<>();

  private ItipReader() {}

  static ItipReader read(String text) {
    var reader = new ItipReader();
    assertThat(text).as("3.1: lines end with CRLF").endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).as("3.1: CRLF only").doesNotContain("\r", "\n");
    var open = new ArrayList<String>();
    var components = new ArrayList<String>();
    for (var raw : text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")) {
      var line = line(raw);
      switch (line.name()) {
        case "BEGIN" -> {
          open.add(line.value());
          components.add(line.value());
        }
        case "END" -> assertThat(open.removeLast()).isEqualTo(line.value());
        default -> (open.size() == 1 ? reader.calendar : reader.event).add(line);
      }
    }
    assertThat(open).isEmpty();
    assertThat(components)
        .as("3.2.2: an event, no to-do, journal or free time; all times are in UTC, so no zone")
        .containsExactly("VCALENDAR", "VEVENT");
    return reader;
  }

  private static Line line(String raw) {
    var name = NAME.matcher(raw);
    assertThat(name.lookingAt()).as(raw).isTrue();
    var parameters = new LinkedHashMap<String, String>();
    var parameter = PARAMETER.matcher(raw).region(name.end(), raw.length());
    int end = name.end();
    while (parameter.lookingAt()) {
      var key = parameter.group(1).toUpperCase(Locale.ROOT);
      assertThat(parameters.put(key, parameter.group(2).replace("\"", ""))).as(raw).isNull();
      end = parameter.end();
      parameter.region(end, raw.length());
    }
    assertThat(raw.charAt(end)).as(raw).isEqualTo(':');
    return new Line(name.group().toUpperCase(Locale.ROOT), parameters, raw.substring(end + 1));
  }

  /** What RFC 5546 demands of a REQUEST with one event that stands. */
  void requireRequest(String reader, String organizer) {
    requireCalendar("REQUEST");
    requireOnce("DTSTAMP", "DTSTART", "ORGANIZER", "UID", "SUMMARY", "SEQUENCE");
    assertThat(values("ATTENDEE")).as("3.2.2: whom it is sent to").containsExactly(reader);
    requireOnlyOneOf("DTEND", "DURATION");
    assertThat(values("STATUS")).as("3.2.2").isSubsetOf("TENTATIVE", "CONFIRMED");
    requireCommon(organizer);
  }

  /** What RFC 5546 demands of a CANCEL of the whole event. */
  void requireCancel(String reader, String organizer) {
    requireCalendar("CANCEL");
    requireOnce("DTSTAMP", "ORGANIZER", "UID", "SEQUENCE");
    assertThat(values("ATTENDEE")).as("3.2.5: who is removed").containsExactly(reader);
    assertThat(values("STATUS")).as("3.2.5").containsExactly("CANCELLED");
    assertThat(names(event)).as("3.2.5").doesNotContain("VALARM");
    requireCommon(organizer);
  }

  private void requireCalendar(String method) {
    assertThat(values(calendar, "VERSION")).as("RFC 5545, 3.7.4").containsExactly("2.0");
    assertThat(values(calendar, "PRODID")).as("RFC 5545, 3.7.3").hasSize(1);
    assertThat(values(calendar, "METHOD")).as("1.4").containsExactly(method);
    assertThat(values(calendar, "CALSCALE")).as("3.2.2").isSubsetOf("GREGORIAN");
  }

  private void requireCommon(String organizer) {
    assertThat(values("ORGANIZER")).as("RFC 6047, 2.3").containsExactly("mailto:" + organizer);
    assertThat(values("ATTENDEE")).as("RFC 6047, 2.3").allMatch(it -> it.startsWith("mailto:"));
    assertThat(names(event)).as("3.2.2 and 3.2.5: 0 times").doesNotContain("REQUEST-STATUS");
    assertThat(Integer.parseInt(one("SEQUENCE").value())).as("2.1.4").isNotNegative();
    for (var time : List.of("DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED")) {
      assertThat(values(time)).as(time).hasSize(1).allMatch(it -> UTC_TIME.matcher(it).matches());
    }
    assertThat(one("DTEND").value()).as("3.8.2.2").isGreaterThan(one("DTSTART").value());
    assertThat(names(event))
        .as("properties that occur at most once")
        .filteredOn(it -> !Set.of("ATTENDEE", "COMMENT", "CATEGORIES").contains(it))
        .doesNotHaveDuplicates();
  }

  private void requireOnce(String... properties) {
    Arrays.stream(properties).forEach(it -> assertThat(values(it)).as(it).hasSize(1));
  }

  private void requireOnlyOneOf(String first, String second) {
    assertThat(values(first).size() + values(second).size()).as("3.2.2").isLessThanOrEqualTo(1);
  }

  Line one(String name) {
    return event.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** The value with its escapes undone (RFC 5545, 3.3.11). */
  String text(String name) {
    return one(name).value().replaceAll("\\\\([;,\\\\])", "$1").replaceAll("\\\\[nN]", "\n");
  }

  private List<String> values(String name) {
    return values(event, name);
  }

  private static List<String> values(List<Line> lines, String name) {
    return lines.stream().filter(it -> it.name().equals(name)).map(Line::value).toList();
  }

  private static List<String> names(List<Line> lines) {
    return lines.stream().map(Line::name).toList();
  }
}
