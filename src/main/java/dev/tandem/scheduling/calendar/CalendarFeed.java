package dev.tandem.scheduling.calendar;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.Feature;
import biweekly.parameter.Related;
import biweekly.property.Conference;
import biweekly.property.Status;
import biweekly.property.Trigger;
import dev.tandem.kernel.caching.EntityTag;
import dev.tandem.kernel.text.LineFolding;
import dev.tandem.scheduling.booking.Meeting;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.privacy.PrivacyChoices;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renders a member's sessions as iCalendar (RFC 5545, RFC 7986). The UID is the booking's id, the
 * SEQUENCE its revision; a cancelled session stays in the feed as CANCELLED so that calendars
 * remove it.
 */
@Component
public class CalendarFeed {

  private static final String NAME = "Tandem sessions";
  private static final String BUSY = "Busy";
  private static final String REFRESH = "PT30M";
  private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
  private static final biweekly.util.Duration REMINDER =
      biweekly.util.Duration.builder().prior(true).minutes(15).build();
  private static final Duration PAST_WINDOW = Duration.ofDays(90);
  private static final Duration FUTURE_WINDOW = Duration.ofDays(400);

  /** Part of each tag; increase it whenever the same bookings are rendered differently. */
  static final int RENDERING_VERSION = 2;

  private final CalendarEntries calendarEntries;
  private final Offerings offerings;
  private final Mentors mentors;
  private final PrivacyChoices privacy;
  private final Clock clock;

  CalendarFeed(
      CalendarEntries calendarEntries,
      Offerings offerings,
      Mentors mentors,
      PrivacyChoices privacy,
      Clock clock) {
    this.calendarEntries = calendarEntries;
    this.offerings = offerings;
    this.mentors = mentors;
    this.privacy = privacy;
    this.clock = clock;
  }

  /**
   * The member's feed.
   *
   * @param tag differs whenever the content does
   * @param content empty if the reader has it
   */
  public record Feed(String tag, Optional<String> content) {}

  /**
   * The feed unless the reader has it. Both are of one moment, so that a tag is never given to a
   * content that came to be between the two.
   *
   * @param isKnown whether the reader already has the feed with this tag
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Feed read(UUID member, String site, Predicate<String> isKnown) {
    var now = clock.instant();
    var digest = calendarEntries.digest(member, now.minus(PAST_WINDOW), now.plus(FUTURE_WINDOW));
    var tag = EntityTag.of(RENDERING_VERSION, member, site, calendarEntries.version(), digest);
    return new Feed(
        tag, isKnown.test(tag) ? Optional.empty() : Optional.of(render(member, site, now)));
  }

  /**
   * All sessions of the member, or only when the member is busy, as the member has chosen.
   *
   * @param site the address of the platform, to which each session leads back
   */
  public String render(UUID member, String site) {
    return render(member, site, clock.instant());
  }

  private String render(UUID member, String site, Instant now) {
    var calendar = newCalendar();
    calendar.setName(NAME);
    calendar.setExperimentalProperty("X-WR-CALNAME", NAME);
    calendar.setExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESH);
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
    boolean onlyBusy = privacy.showsOnlyBusyTimes(member);
    calendarEntries.find(member, now.minus(PAST_WINDOW), now.plus(FUTURE_WINDOW)).stream()
        .map(entry -> onlyBusy ? toBusyTime(entry) : toEvent(entry, member, site))
        .forEach(calendar::addEvent);
    return LineFolding.fold(write(calendar));
  }

  /** One session with everything about it, to be put into a calendar once, with a reminder. */
  public String renderSession(UUID booking, UUID member, String site) {
    var event = toEvent(calendarEntries.get(booking), member, site);
    event.addAlarm(VAlarm.display(new Trigger(REMINDER, Related.START), "Session on Tandem"));
    var calendar = newCalendar();
    calendar.addEvent(event);
    return LineFolding.fold(write(calendar));
  }

  private static ICalendar newCalendar() {
    var calendar = new ICalendar();
    calendar.setProductId("-//Tandem//Sessions//EN");
    return calendar;
  }

  private static String write(ICalendar calendar) {
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private VEvent toEvent(CalendarEntry entry, UUID member, String site) {
    var page = site + "/scheduling/sessions/" + entry.booking();
    var event = toBusyTime(entry);
    event.setSummary(summary(entry, member));
    event.setUrl(page);
    event.setDescription("Reschedule, cancel or see the payment: " + page);
    var meeting = entry.meeting();
    if (meeting != null && entry.isOf(member)) {
      addMeeting(event, meeting);
    }
    return event;
  }

  /** A link stands where a place would, too, as not every calendar knows conferences (RFC 7986). */
  private static void addMeeting(VEvent event, Meeting meeting) {
    if (meeting.location() != null) {
      event.setLocation(printable(meeting.location()));
    }
    if (meeting.link() != null) {
      var conference = new Conference(meeting.link());
      conference.getFeatures().add(Feature.VIDEO);
      conference.setParameter("VALUE", "URI");
      conference.setLabel("Join the session");
      event.addConference(conference);
    }
  }

  /** Says nothing of what is done, and with whom. */
  private static VEvent toBusyTime(CalendarEntry entry) {
    var event = new VEvent();
    event.setUid(entry.booking().toString());
    event.setSequence(entry.revision());
    event.setDateStart(Date.from(entry.startsAt()));
    event.setDateEnd(Date.from(entry.endsAt()));
    event.setDateTimeStamp(Date.from(entry.changedAt()));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setSummary(BUSY);
    event.setStatus(toStatus(entry.status()));
    return event;
  }

  /**
   * This module does not know the names of mentees, so a mentor's calendar shows the title only.
   */
  private String summary(CalendarEntry entry, UUID member) {
    var offering = offerings.findById(new OfferingId(entry.offering()));
    var title = printable(offering.map(it -> it.terms().title()).orElse("Session"));
    if (member.equals(entry.mentor())) {
      return title;
    }
    return title
        + mentors.find(entry.mentor()).map(it -> " with " + printable(it.name())).orElse("");
  }

  /** A text of a calendar has no control characters (RFC 5545, 3.3.11); old titles may have. */
  private static String printable(String text) {
    return CONTROL_CHARACTERS.matcher(text).replaceAll(" ").strip();
  }

  private static Status toStatus(CalendarStatus status) {
    return switch (status) {
      case TENTATIVE -> Status.tentative();
      case CONFIRMED -> Status.confirmed();
      case CANCELLED -> Status.cancelled();
    };
  }
}
