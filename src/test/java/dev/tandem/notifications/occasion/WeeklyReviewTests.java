package dev.tandem.notifications.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.time.Ids;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.signals.events.ReviewDue;
import dev.tandem.signals.events.ReviewDue.ReviewedModule;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Operators read on Monday what happened in the week. */
@ModuleTest
@AutoConfigureMockMvc
class WeeklyReviewTests {

  private static final Instant MONDAY = Instant.parse("2028-03-06T07:30:00Z");

  @Autowired ListableBeanFactory beans;
  @Autowired WeeklyReviewScheduler scheduler;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  NotificationsFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
    clock.adjustTo(MONDAY);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void operatorsGetTheFiguresOfTheWeekOnceAndOthersDoNot() throws Exception {
    var operator = signedUp(Role.OPERATOR);
    var member = signedUp(Role.MENTEE);
    var before = MONDAY.minus(Duration.ofDays(2));
    clock.adjustTo(before);
    var mentor = fixture.mentor("Ada Okafor", "UTC", before);
    var offering = fixture.offering(mentor, "Query plans", before);
    fixture.confirmedBooking(
        mentor, fixture.mentee(before), offering, MONDAY.plus(Duration.ofDays(3)), before);
    clock.adjustTo(MONDAY);

    scheduler.run();
    scheduler.run();

    assertThat(reviews(member)).isEmpty();
    await().until(() -> reviews(operator), List.of("KEPT")::equals);
    mvc.perform(get("/notifications/outbox/" + messageOf(operator)).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("The week at Tandem, in figures")))
        .andExpect(content().string(containsString("Sessions booked: 1")))
        .andExpect(content().string(containsString("Payments failed: 0")));

    clock.adjustTo(MONDAY.plus(Duration.ofDays(7)));
    scheduler.run();
    assertThat(reviews(operator)).hasSize(2);
  }

  @Test
  void itComesOnMondayMorningWhereTheOperatorLives() {
    var operator = signedUp(Role.OPERATOR);
    fixture.choose(operator, 1, List.of(), "America/Los_Angeles", List.of());
    scheduler.run();
    assertThat(reviews(operator)).isEmpty();
    clock.adjustTo(MONDAY.plus(Duration.ofHours(8)));
    scheduler.run();
    assertThat(reviews(operator)).hasSize(1);
  }

  @Test
  void itTellsHowTheModulesWereAndLeadsToTheReview() throws Exception {
    var operator = signedUp(Role.OPERATOR);
    fixture.deliver(review("2028-W09", MONDAY.truncatedTo(ChronoUnit.DAYS), 3));
    fixture.deliver(review("2028-W08", MONDAY.minus(Duration.ofDays(7)), 5));
    scheduler.run();
    await().until(() -> reviews(operator), List.of("KEPT")::equals);
    mvc.perform(get("/notifications/outbox/" + messageOf(operator)).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("billing, in the stage shadow: not clean")))
        .andExpect(content().string(containsString("Incidents: 3")))
        .andExpect(content().string(containsString("without an explanation: 1")))
        .andExpect(content().string(containsString("/signals/review/2028-W09")));
  }

  @Test
  void withoutANewReviewItLeadsToTheCurrentOne() throws Exception {
    var operator = signedUp(Role.OPERATOR);
    clock.adjustTo(MONDAY.plus(Duration.ofDays(28)));
    scheduler.run();
    await().until(() -> reviews(operator), List.of("KEPT")::equals);
    mvc.perform(get("/notifications/outbox/" + messageOf(operator)).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("/signals/review/this-week")))
        .andExpect(content().string(not(containsString("in the stage"))));
  }

  private UUID messageOf(UUID operator) {
    return jdbc.sql("select id from notifications.message where member_id = ?")
        .param(operator)
        .query(UUID.class)
        .single();
  }

  private static ReviewDue review(String cycle, Instant end, long incidents) {
    return new ReviewDue(
        EventMetadata.about(Ids.named(cycle), 1, end),
        cycle,
        end.minus(Duration.ofDays(7)),
        end,
        List.of(new ReviewedModule("billing", "shadow", "NOT_CLEAN", 2)),
        12,
        incidents,
        0,
        4,
        1);
  }

  private UUID signedUp(Role role) {
    var member = UUID.randomUUID();
    fixture.deliver(
        new SignInCreated(EventMetadata.about(member, 1, clock.instant()), member, role, null));
    return member;
  }

  private List<String> reviews(UUID member) {
    return jdbc.sql(
            "select status from notifications.message where member_id = ? and kind = 'WEEKLY_REVIEW'")
        .param(member)
        .query(String.class)
        .list();
  }
}
