package dev.tandem.recommendations.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.money.Money;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Delivers events of other modules to the replicas before a test. */
public final class ReplicaFixture {

  static final List<String> TABLES =
      List.of("mentor", "availability", "offering", "mentee", "session", "cohort", "enrolment");

  private final ReplicatedEvents events;
  private final JdbcClient jdbc;
  private final Clock clock;

  public ReplicaFixture(ListableBeanFactory beans) {
    this.events = new ReplicatedEvents(beans);
    this.jdbc = beans.getBean(JdbcClient.class);
    this.clock = beans.getBean(Clock.class);
  }

  /** Empties the replicas. */
  public void clear() {
    TABLES.forEach(table -> jdbc.sql("delete from recommendations." + table).update());
  }

  /** A mentor with an offering at 50.00 EUR who is free tomorrow. */
  public UUID bookableMentor(String name, String skill, String language) {
    return bookableMentor(name, skill, language, Money.of(5000, "EUR"));
  }

  /** A mentor who is free tomorrow. */
  public UUID bookableMentor(String name, String skill, String language, Money price) {
    var mentor = unavailableMentor(name, skill, language);
    offer(mentor, price, false);
    publishAvailability(mentor, 600, now().plus(Duration.ofDays(1)));
    return mentor;
  }

  public void offer(UUID mentor, Money price, boolean cohortOnly) {
    var offering = UUID.randomUUID();
    events.deliver(
        new OfferingPublished(about(offering, 1), offering, mentor, "Talk", 60, price, cohortOnly));
  }

  /** A rating by a mentee that everybody sees. */
  public void rate(UUID mentor, int stars) {
    var mentee = UUID.randomUUID();
    jdbc.sql(
            """
            insert into recommendations.rating (rating_id, booking_id, mentor_id, mentee_id, rater_id,
              stars, given_at, closes_at, revealed_at)
            values (uuidv7(), uuidv7(), ?, ?, ?, ?, now(), now(), now())
            """)
        .params(mentor, mentee, mentee, stars)
        .update();
  }

  public UUID unavailableMentor(String name, String skill, String language) {
    var mentor = UUID.randomUUID();
    events.deliver(
        new MentorListed(
            about(mentor, 1),
            mentor,
            name,
            "Knows " + skill,
            "Long bio",
            List.of(skill),
            List.of(language),
            "Europe/Berlin",
            3));
    return mentor;
  }

  public void publishAvailability(UUID mentor, int minutes, Instant next) {
    var version = now().toEpochMilli();
    events.deliver(new AvailabilitySummaryChanged(about(mentor, version), mentor, minutes, next));
  }

  public UUID mentee(String topic, String language) {
    var mentee = UUID.randomUUID();
    events.deliver(new MemberJoined(about(mentee, 1), mentee, Role.MENTEE));
    events.deliver(
        new MenteeGoalsChanged(
            about(mentee, 2), mentee, List.of(topic), List.of(language), "Europe/Berlin"));
    return mentee;
  }

  public UUID confirmedBooking(UUID mentor, UUID mentee) {
    var booking = UUID.randomUUID();
    var starts = now().plus(Duration.ofHours(3));
    events.deliver(
        new BookingConfirmed(
            about(booking, 2), booking, 0, mentor, mentee, starts, starts.plusSeconds(3600)));
    return booking;
  }

  /** A session that has just taken place. */
  public UUID completedSession(UUID mentor, UUID mentee) {
    var booking = UUID.randomUUID();
    var ends = now();
    events.deliver(
        new SessionCompleted(
            about(booking, 3), booking, 0, mentor, mentee, null, ends.minusSeconds(3600), ends));
    return booking;
  }

  public UUID cohort(String name) {
    var cohort = UUID.randomUUID();
    var from = LocalDate.of(2026, 12, 1);
    events.deliver(
        new CohortOpened(
            about(cohort, 1), cohort, name, List.of("SQL"), from, from.plusMonths(3), 50));
    return cohort;
  }

  /**
   * @param visibility {@code everyone} or {@code cohorts}
   */
  public void chooseVisibility(UUID member, long version, String visibility) {
    events.deliver(
        new PreferencesChanged(
            about(member, version),
            member,
            List.of(),
            new DecidedSettings(
                "UTC", "en", "24h", "monday", List.of(), visibility, "full", true)));
  }

  public void enrol(UUID cohort, UUID member, Role role, int capacity) {
    events.deliver(
        new CohortEnrolled(about(cohort, now().toEpochMilli()), cohort, member, role, capacity));
  }

  private EventMetadata about(UUID aggregate, long version) {
    return EventMetadata.about(aggregate, version, now());
  }

  private Instant now() {
    return clock.instant();
  }
}
