package dev.tandem.scheduling.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import biweekly.Biweekly;
import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What members let others see is what others see. */
@SchedulingModuleTest
class PrivacyTests {

  @Autowired MockMvcTester mvc;
  @Autowired CalendarFeed feed;
  @Autowired WaitlistService waitlist;
  @Autowired RescheduleService reschedule;
  @Autowired VisibleOfferings visibleOfferings;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void aFeedOfBusyTimesSaysNeitherWhatNorWithWhomNorWhere() {
    var mentee = UUID.randomUUID();
    steps.book(mentee, fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(5)));
    var full = Biweekly.parse(feed.render(mentee, "https://tandem.example")).first();
    assertThat(full.getEvents().getFirst().getSummary().getValue()).isEqualTo("An hour with Ada");

    choose(mentee, 2, "everyone", "busy");

    var text = feed.render(mentee, "https://tandem.example");
    assertThat(text).doesNotContain("An hour", "Ada", "tandem.example");
    var busy = Biweekly.parse(text).first().getEvents().getFirst();
    assertThat(busy.getSummary().getValue()).isEqualTo("Busy");
    assertThat(busy.getUid()).isEqualTo(full.getEvents().getFirst().getUid());
    assertThat(busy.getDateStart()).isEqualTo(full.getEvents().getFirst().getDateStart());
    assertThat(busy.getDateEnd()).isEqualTo(full.getEvents().getFirst().getDateEnd());

    choose(mentee, 1, "everyone", "full");
    assertThat(feed.render(mentee, "https://tandem.example")).contains("SUMMARY:Busy");
    choose(mentee, 3, "everyone", "full");
    assertThat(feed.render(mentee, "https://tandem.example")).contains("SUMMARY:An hour with Ada");
  }

  @Test
  void whatAMentorOffersIsShownToCohortsOnlyWhereTheProfileIs() {
    var mentor = UUID.randomUUID();
    var offering = fixtures.createOffering(mentor, 1, false, false);
    var stranger = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    var fellow = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, fellow.memberId(), Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));
    assertThat(seenBy(stranger, mentor)).containsExactly(offering);
    assertThat(listed()).contains(offering);

    choose(mentor, 1, "cohorts", "full");

    assertThat(seenBy(stranger, mentor)).isEmpty();
    assertThat(listed()).doesNotContain(offering);
    assertThatThrownBy(() -> visibleOfferings.getVisible(stranger, offering))
        .hasMessageContaining("offering");
    assertThat(seenBy(fellow, mentor)).containsExactly(offering);
    assertThat(seenBy(new Caller(mentor, Set.of(Role.MENTOR)), mentor)).containsExactly(offering);
    var operator = new Caller(UUID.randomUUID(), Set.of(Role.OPERATOR));
    assertThat(seenBy(operator, mentor)).containsExactly(offering);
  }

  @Test
  void whatIsHiddenCannotBeBookedByItsIdAndWhatIsBookedGoesOn() throws Exception {
    var mentor = UUID.randomUUID();
    var offering = fixtures.createOffering(mentor, 1, false, false);
    var start = fixtures.startAfter(Duration.ofDays(5));
    var early = UUID.randomUUID();
    var booked = steps.book(early, offering, start);
    var waiting = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    waitlist.join(waiting, offering, start);
    var fellow = UUID.randomUUID();
    var cohort = UUID.randomUUID();
    publish(fixtures.enrolledEvent(cohort, fellow, Role.MENTEE));
    publish(fixtures.enrolledEvent(cohort, mentor, Role.MENTOR));

    choose(mentor, 1, "cohorts", "full");

    var stranger = UUID.randomUUID();
    var later = start.plus(Duration.ofDays(1));
    var missing = bookAs(stranger, UUID.randomUUID(), later);
    assertThat(missing).hasStatus(404);
    var hidden = bookAs(stranger, offering, later);
    assertThat(hidden).hasStatus(404);
    assertThat(hidden.getResponse().getContentAsString())
        .isEqualTo(missing.getResponse().getContentAsString());
    assertThat(slotsAs(stranger, offering)).hasStatus(404);
    assertThat(bookAs(fellow, offering, later)).hasStatus(201);

    var moved = start.plus(Duration.ofDays(2));
    assertThat(reschedule.reschedule(booked, BookingSteps.mentee(early), moved).slot().startsAt())
        .isEqualTo(moved);
    assertThat(bookAs(waiting.memberId(), offering, later.plus(Duration.ofDays(9)))).hasStatus(404);
    assertThat(pageAs(waiting.memberId(), offering, start)).hasStatus(200);
    assertThat(bookAs(waiting.memberId(), offering, start))
        .as("the seat that is kept for who saw the offering when joining the line")
        .hasStatus(201);
  }

  private MvcTestResult bookAs(UUID mentee, UUID offering, Instant start) {
    return mvc.post()
        .uri("/api/scheduling/bookings")
        .with(LoggedInAs.mentee(mentee))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(BookingFixtures.bookingJson(offering, start))
        .exchange();
  }

  private MvcTestResult slotsAs(UUID mentee, UUID offering) {
    return mvc.get()
        .uri("/api/scheduling/slots?offering={id}", offering)
        .with(LoggedInAs.mentee(mentee))
        .exchange();
  }

  private MvcTestResult pageAs(UUID mentee, UUID offering, Instant start) {
    return mvc.get()
        .uri("/scheduling/book?offering={id}&startsAt={start}", offering, start)
        .with(LoggedInAs.mentee(mentee))
        .exchange();
  }

  private List<UUID> seenBy(Caller caller, UUID mentor) {
    return visibleOfferings.findVisible(caller, List.of(mentor)).stream()
        .map(it -> it.id().value())
        .toList();
  }

  private List<UUID> listed() {
    var visitor = new Caller(UUID.randomUUID(), Set.of(Role.MENTEE));
    return visibleOfferings.findVisible(visitor, null, new Paging(0, 5)).items().stream()
        .map(it -> it.id().value())
        .toList();
  }

  private void choose(UUID member, long version, String profile, String calendar) {
    publish(
        new PreferencesChanged(
            EventMetadata.about(member, version, clock.instant()),
            member,
            List.of(),
            new DecidedSettings("UTC", "en", "24h", "monday", List.of(), profile, calendar, true)));
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }
}
