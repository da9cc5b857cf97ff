package dev.tandem.notifications.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.ComposedMessage;
import dev.tandem.notifications.contact.EmailAddress;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import jakarta.activation.MimeType;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.validate.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invitations as three readers take them up, two libraries and a strict one of the tests, and the
 * rules of RFC 5546, 3.2.2 and 3.2.5, and RFC 6047.
 */
class CalendarPartsTests {

  private static final UUID BOOKING = UUID.fromString("019400aa-0000-7000-8000-000000000001");
  private static final Instant STARTS_AT = Instant.parse("2027-03-02T10:00:00Z");
  private static final Instant QUEUED_AT = Instant.parse("2027-02-01T08:00:00Z");

  private final CalendarParts parts =
      new CalendarParts(
          new NotificationsProperties(
              URI.create("https://tandem.example"),
              "no-reply@tandem.example",
              5,
              3,
              10,
              Duration.ofMinutes(10),
              Duration.ofHours(24),
              Duration.ofDays(7),
              Duration.ofDays(30),
              Duration.ofDays(3),
              8));

  @ParameterizedTest
  @EnumSource(names = {"BOOKED", "ACCEPTED", "MOVED"})
  void anInvitationIsARequestThatBothLibrariesTakeUp(MessageKind kind) throws Exception {
    var part = part(kind, 2, "Führung für Anfänger: Gespräche, die weiterbringen – 例え話 über Teams");
    assertThat(part.method()).isEqualTo("REQUEST");
    assertThat(part.contentType())
        .isEqualTo("text/calendar; method=REQUEST; charset=UTF-8; component=VEVENT");

    var event = biweekly(part, "REQUEST");
    assertThat(event.getUid().getValue()).isEqualTo(BOOKING.toString());
    assertThat(event.getSequence().getValue()).isEqualTo(2);
    assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(STARTS_AT);
    assertThat(event.getSummary().getValue()).contains("例え話");

    var calendar = ical4j(part);
    assertThat(value(calendar, "METHOD")).isEqualTo("REQUEST");
    var component = calendar.getComponents(Component.VEVENT).getFirst();
    assertThat(component.getRequiredProperty("UID").getValue()).isEqualTo(BOOKING.toString());
    assertThat(component.getRequiredProperty("SEQUENCE").getValue()).isEqualTo("2");
    assertThat(component.getRequiredProperty("SUMMARY").getValue())
        .isEqualTo(event.getSummary().getValue());
    requireWhatBothMethodsNeed(component);
  }

  @Test
  void aCancellationHasAGreaterSequenceAndTheSameUid() throws Exception {
    var part = part(MessageKind.CANCELLED, 2, "Query plans");
    assertThat(part.contentType()).contains("method=CANCEL");
    var event = biweekly(part, "CANCEL");
    assertThat(event.getUid().getValue()).isEqualTo(BOOKING.toString());
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getStatus().getValue()).isEqualTo("CANCELLED");
    var component = ical4j(part).getComponents(Component.VEVENT).getFirst();
    assertThat(component.getRequiredProperty("STATUS").getValue()).isEqualTo("CANCELLED");
    requireWhatBothMethodsNeed(component);
  }

  @ParameterizedTest
  @CsvSource({"BOOKED, 0", "ACCEPTED, 0", "MOVED, 1", "MOVED, 2", "CANCELLED, 0", "CANCELLED, 2"})
  void aStrictReaderFindsAllThatTheStandardDemandsAndNothingThatItForbids(
      MessageKind kind, int revision) {
    var title = "Plans; costs, and \"joins\": \\ 例え話 ".repeat(4).strip();
    var part = part(kind, revision, title);
    var reader = ItipReader.read(part.text());
    if (kind == MessageKind.CANCELLED) {
      reader.requireCancel("mailto:mia@example.org", "no-reply@tandem.example");
      assertThat(reader.one("SEQUENCE").value()).isEqualTo(String.valueOf(revision + 1));
    } else {
      reader.requireRequest("mailto:mia@example.org", "no-reply@tandem.example");
      assertThat(reader.one("SEQUENCE").value()).isEqualTo(String.valueOf(revision));
    }
    assertThat(reader.one("UID").value()).isEqualTo(BOOKING.toString());
    assertThat(reader.one("DTSTART").value()).isEqualTo("20270302T100000Z");
    assertThat(reader.text("SUMMARY")).isEqualTo(title);
    var attendee = reader.one("ATTENDEE").parameters();
    assertThat(attendee).containsEntry("PARTSTAT", "ACCEPTED").containsEntry("RSVP", "FALSE");
  }

  /** RFC 6047, 2.4. */
  @ParameterizedTest
  @EnumSource(names = {"BOOKED", "CANCELLED"})
  void theHeaderNamesTheMethodOfTheCalendarTheCharacterSetAndTheComponent(MessageKind kind)
      throws Exception {
    var part = part(kind, 0, "Query plans");
    var header = new MimeType(part.contentType());
    assertThat(header.getBaseType()).isEqualTo("text/calendar");
    assertThat(part.text()).contains("\r\nMETHOD:" + header.getParameter("method") + "\r\n");
    assertThat(header.getParameter("charset")).isEqualToIgnoringCase("utf-8");
    assertThat(header.getParameter("component")).isEqualTo("VEVENT");
  }

  @Test
  void onlyTheReaderIsAnAttendeeAndNothingHasToBeAnswered() throws Exception {
    var component =
        ical4j(part(MessageKind.BOOKED, 0, "Query plans"))
            .getComponents(Component.VEVENT)
            .getFirst();
    var attendees = component.getProperties("ATTENDEE");
    assertThat(attendees).hasSize(1);
    assertThat(attendees.getFirst().getValue()).isEqualTo("mailto:mia@example.org");
    assertThat(attendees.getFirst().toString()).contains("RSVP=FALSE", "PARTSTAT=ACCEPTED");
  }

  @Test
  void linesAreFoldedAtOctetsAndNoLineEndOfATitleGetsThrough() {
    var text =
        part(MessageKind.BOOKED, 0, "例え話\r\nATTENDEE:mailto:all@example.org".repeat(5)).text();
    assertThat(text.lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
        .noneMatch(line -> line.startsWith("ATTENDEE:mailto:all"));
    assertThat(text).endsWith("END:VCALENDAR\r\n");
  }

  /** RFC 6068, 2: what an address may have and a link may not is written with its code. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'hara+x@example.org",
        "a%b@example.org",
        "a?b#c/d@example.org",
        "a&b=c@example.org",
        "a`b^c{d}|e@example.org",
        "\"a b;c@d\"@example.org",
        "x@例え.jp"
      })
  void everyAddressThatIsAcceptedStandsInTheInvitation(String typed) throws Exception {
    var address = EmailAddress.parse(typed).text();
    var part = invitation(address, "");
    var attendee = URI.create(ItipReader.read(part.text()).one("ATTENDEE").value());
    assertThat(attendee.getScheme()).isEqualTo("mailto");
    assertThat(attendee.getSchemeSpecificPart()).isEqualTo(address);
    assertThat(attendee.getRawSchemeSpecificPart()).doesNotContain("?", "&", "=", ";");
    assertThat(ical4j(part).getComponents(Component.VEVENT)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'Mia \"Mi\" L', Mia 'Mi' L", "'M; i, a: ^n ^\\n', 'M; i, a: ^n ^\\n'"})
  void everyNameStandsInTheInvitation(String name, String shown) throws Exception {
    var part = invitation("mia@example.org", name);
    assertThat(ItipReader.read(part.text()).one("ATTENDEE").parameters())
        .containsEntry("CN", shown);
    assertThat(ical4j(part).getComponents(Component.VEVENT)).hasSize(1);
  }

  private CalendarPart invitation(String address, String name) {
    return parts
        .of(message(MessageKind.BOOKED, 0), composed("Query plans"), address, name)
        .orElseThrow();
  }

  @Test
  void otherMessagesChangeNoCalendar() {
    assertThat(parts.of(message(MessageKind.REMINDER, 0), composed("T"), "mia@example.org", "Mia"))
        .isEmpty();
  }

  private static void requireWhatBothMethodsNeed(Component event) {
    for (var name : List.of("DTSTAMP", "DTSTART", "ORGANIZER", "UID", "SEQUENCE", "ATTENDEE")) {
      assertThat(event.getProperties(name)).as(name).hasSize(1);
    }
    assertThat(event.getRequiredProperty("ORGANIZER").getValue())
        .isEqualTo("mailto:no-reply@tandem.example");
    assertThat(event.getRequiredProperty("DTSTART").getValue()).isEqualTo("20270302T100000Z");
  }

  private static VEvent biweekly(CalendarPart part, String method) {
    var calendar = Biweekly.parse(part.text()).first();
    assertThat(calendar.getMethod().getValue()).isEqualTo(method);
    assertThat(calendar.getProductId()).isNotNull();
    assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
    return calendar.getEvents().getFirst();
  }

  private static Calendar ical4j(CalendarPart part) throws Exception {
    var calendar = new CalendarBuilder().build(new StringReader(part.text()));
    assertValid(calendar);
    return calendar;
  }

  private static void assertValid(Calendar calendar) throws ValidationException {
    var result = calendar.validate();
    assertThat(result.hasErrors()).as(result.toString()).isFalse();
  }

  private static String value(Calendar calendar, String property) {
    return calendar.getRequiredProperty(property).getValue();
  }

  private CalendarPart part(MessageKind kind, int revision, String title) {
    return parts
        .of(message(kind, revision), composed(title), "mia@example.org", "Mia Lindqvist")
        .orElseThrow();
  }

  private static ComposedMessage composed(String title) {
    return new ComposedMessage(
        Locale.ENGLISH,
        "Booked",
        "",
        "Your session is booked.",
        List.of(),
        List.of(new ComposedMessage.Fact("Session", title)),
        List.of(),
        new ComposedMessage.Action("See it", "https://tandem.example/scheduling/sessions/1"),
        "",
        null,
        null,
        new ComposedMessage.Labels("", "", ""));
  }

  private static Message message(MessageKind kind, int revision) {
    var parameters =
        Parameters.NONE
            .with(Parameter.BOOKING, BOOKING)
            .with(Parameter.STARTS_AT, STARTS_AT)
            .with(Parameter.ENDS_AT, STARTS_AT.plusSeconds(3600))
            .with(Parameter.REVISION, revision);
    return dev.tandem.notifications.message.TestMessages.queued(kind, parameters, QUEUED_AT);
  }
}
