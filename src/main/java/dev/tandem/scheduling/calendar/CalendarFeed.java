package dev.tandem.scheduling.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.Offerings;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A member's sessions as iCalendar (RFC 5545): the UID is the booking, the SEQUENCE its revision; a
 * cancelled one stays as CANCELLED, so that calendars take it out.
 */
@Component
public class CalendarFeed {

  private static final Duration PAST_WINDOW = Duration.ofDays(90);
  private static final Duration FUTURE_WINDOW = Duration.ofDays(400);

  private final CalendarEntries calendarEntries;
  private final Offerings offerings;
  private final Mentors mentors;
  private final Clock clock;

  CalendarFeed(CalendarEntries calendarEntries, Offerings offerings, Mentors mentors, Clock clock) {
    this.calendarEntries = calendarEntries;
    this.offerings = offerings;
    this.mentors = mentors;
    this.clock = clock;
  }

  public String render(UUID member) {
    var now = clock.instant();
    var calendar = new ICalendar();
    calendar.setProductId("-//Tandem//Sessions//EN");
    calendar.setMethod(Method.publish());
    calendar.setName("Tandem sessions");
    calendarEntries.find(member, now.minus(PAST_WINDOW), now.plus(FUTURE_WINDOW)).stream()
        .map(it -> toEvent(it, member))
        .forEach(calendar::addEvent);
    return Biweekly.write(calendar).go();
  }

  private VEvent toEvent(CalendarEntry entry, UUID member) {
    var event = new VEvent();
    event.setUid(entry.booking().toString());
    event.setSequence(entry.revision());
    event.setDateStart(Date.from(entry.startsAt()));
    event.setDateEnd(Date.from(entry.endsAt()));
    event.setDateTimeStamp(Date.from(entry.changedAt()));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setSummary(summary(entry, member));
    event.setStatus(status(entry.status()));
    return event;
  }

  /** A mentee's name is nowhere outside members, so a mentor's calendar shows the offering only. */
  private String summary(CalendarEntry entry, UUID member) {
    var title = offerings.find(new OfferingId(entry.offering())).map(it -> it.terms().title());
    var mentor =
        member.equals(entry.mentor())
            ? ""
            : mentors.find(entry.mentor()).map(it -> " with " + it.name()).orElse("");
    return title.orElse("Session") + mentor;
  }

  private static Status status(CalendarEntry.CalendarStatus standing) {
    return switch (standing) {
      case TENTATIVE -> Status.tentative();
      case CONFIRMED -> Status.confirmed();
      case CANCELLED -> Status.cancelled();
    };
  }
}
