package dev.tandem.notifications.invitation;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import dev.tandem.kernel.text.LineFolding;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.ComposedMessage;
import dev.tandem.notifications.message.Attachment;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Parameter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes invitations and cancellations. The UID is the booking and the SEQUENCE its revision, as in
 * the calendar feed, so that both show one event. The reader is the only attendee: nobody learns
 * the address of the other party. Nothing is to be answered, since the booking stands already.
 */
@Component
public class CalendarParts {

  private final NotificationsProperties properties;

  CalendarParts(NotificationsProperties properties) {
    this.properties = properties;
  }

  /**
   * @param address of the reader
   * @param name of the reader; may be empty
   * @return empty for a message that changes no calendar
   */
  public Optional<CalendarPart> of(
      Message message, ComposedMessage composed, String address, String name) {
    var attachment = message.kind().attachment();
    var booking = message.parameters().id(Parameter.BOOKING);
    var startsAt = message.parameters().instant(Parameter.STARTS_AT);
    var endsAt = message.parameters().instant(Parameter.ENDS_AT);
    if (attachment == Attachment.NONE
        || booking.isEmpty()
        || startsAt.isEmpty()
        || endsAt.isEmpty()) {
      return Optional.empty();
    }
    boolean cancelled = attachment == Attachment.CANCELLATION;
    var event = new VEvent();
    event.setUid(booking.get().toString());
    event.setSequence(sequence(message, cancelled));
    event.setDateTimeStamp(Date.from(message.queuedAt()));
    event.setDateStart(Date.from(startsAt.get()));
    event.setDateEnd(Date.from(endsAt.get()));
    event.setSummary(summary(composed));
    event.setDescription(composed.lead());
    if (composed.action() != null) {
      event.setUrl(composed.action().url());
    }
    event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
    event.setTransparency(Transparency.opaque());
    event.setOrganizer(new Organizer("Tandem", properties.sender()));
    event.addAttendee(attendee(address, name));
    var method = cancelled ? Method.CANCEL : Method.REQUEST;
    return Optional.of(new CalendarPart(method, write(event, method, message.queuedAt())));
  }

  /** Greater than all before it; a cancellation counts as one more change, as in the feed. */
  private static int sequence(Message message, boolean cancelled) {
    int revision = message.parameters().find(Parameter.REVISION).map(Integer::parseInt).orElse(0);
    return cancelled ? revision + 1 : revision;
  }

  private static String summary(ComposedMessage composed) {
    var facts = composed.facts();
    return facts.isEmpty() ? composed.subject() : facts.getFirst().value();
  }

  /** RFC 5545, 3.2: no parameter has a quotation mark in it. */
  private static Attendee attendee(String address, String name) {
    var shown = name.isEmpty() ? address : name;
    var attendee = new Attendee(shown.replace('"', '\''), MailLink.of(address));
    attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
    attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
    attendee.setRsvp(false);
    return attendee;
  }

  private static String write(VEvent event, String method, Instant changedAt) {
    event.setLastModified(Date.from(changedAt));
    var calendar = new ICalendar();
    calendar.setProductId("-//Tandem//Messages//EN");
    calendar.setMethod(method);
    calendar.addEvent(event);
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LineFolding.fold(text.toString());
  }
}
