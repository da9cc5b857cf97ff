package dev.tandem.members.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.PeopleFixture;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
class CohortTests {

  @Autowired CohortService service;
  @Autowired Enrolments enrolments;
  @Autowired CohortCloser closer;
  @Autowired BeanFactory beans;
  @Autowired AdjustableClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aCohortOpensAndMembersEnrol(AssertablePublishedEvents events) {
    var cohort = service.open(plan(2)).id();
    var mentor = mentor();

    service.enrol(cohort, mentor, null, null);
    service.enrol(cohort, mentee(), Role.MENTEE, 5);

    assertThat(
            events.ofType(CohortOpened.class).matching(it -> it.cohortId().equals(cohort.value())))
        .hasSize(1);
    assertThat(
            events
                .ofType(CohortEnrolled.class)
                .matching(it -> it.cohortId().equals(cohort.value())))
        .extracting(CohortEnrolled::role, CohortEnrolled::capacity, it -> it.meta().version())
        .containsExactly(tuple(Role.MENTOR, 3, 2L), tuple(Role.MENTEE, 1, 3L));
  }

  @Test
  void whoIsInAlreadyIsNotEnrolledAgain() {
    var cohort = service.open(plan(2)).id();
    var mentee = mentee();
    service.enrol(cohort, mentee, null, null);

    assertProblem(() -> service.enrol(cohort, mentee, null, null), 409, "already");
  }

  @Test
  void ofManyAtOnceOnlyAsManyAsThereArePlacesGetIn() throws Exception {
    var cohort = service.open(plan(3)).id();
    var rivals =
        IntStream.range(0, 16)
            .mapToObj(it -> mentee())
            .<Callable<Boolean>>map(it -> () -> tryEnrol(cohort, it))
            .toList();

    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = threads.invokeAll(rivals);
      assertThat(answers).extracting(Future::get).filteredOn(it -> it).hasSize(3);
    }
    assertThat(enrolments.findByCohort(cohort)).hasSize(3);
  }

  @Test
  void anEndedCohortTakesNoOneAndIsClosed(AssertablePublishedEvents events) {
    var cohort = service.open(plan(2)).id();
    clock.advance(Duration.ofDays(32));

    assertProblem(() -> service.enrol(cohort, mentee(), null, null), 409, "ended");
    closer.closeEnded();
    closer.closeEnded();

    assertProblem(() -> service.enrol(cohort, mentee(), null, null), 409, "closed");
    assertThat(
            events.ofType(CohortClosed.class).matching(it -> it.cohortId().equals(cohort.value())))
        .hasSize(1);
  }

  @Test
  void noOneEnrolsAsWhatTheyAreNot() {
    var cohort = service.open(plan(2)).id();

    assertProblem(() -> service.enrol(cohort, mentee(), Role.MENTOR, null), 422, "not a mentor");
    assertProblem(
        () -> service.enrol(cohort, new MemberId(UUID.randomUUID()), null, null), 404, "member");
    assertProblem(() -> service.enrol(CohortId.next(), mentee(), null, null), 404, "cohort");
  }

  @Test
  void aPlanHasItsDaysInOrder() {
    var day = LocalDate.of(2026, 3, 1);

    assertProblem(() -> CohortPlan.of("x", List.of(), day, day.minusDays(1), 3), 422, "before");
    assertProblem(() -> CohortPlan.of("x", List.of(), null, day, 3), 422, "first");
    assertProblem(() -> CohortPlan.of("x", List.of(), day, LocalDate.MAX, 3), 422, "years");
    assertProblem(
        () -> CohortPlan.of("x", List.of(), LocalDate.MIN, day, 3), 422, "between 2000 and 2100");
    assertProblem(() -> CohortPlan.of("x", List.of(), day, day, 0), 422, "places");
  }

  private boolean tryEnrol(CohortId cohort, MemberId member) {
    try {
      service.enrol(cohort, member, null, null);
      return true;
    } catch (Problem full) {
      assertThat(full.getStatusCode().value()).isEqualTo(409);
      return false;
    }
  }

  private static void assertProblem(Runnable work, int status, String text) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.getStatusCode().value()).isEqualTo(status);
              assertThat(problem.getBody().getDetail()).contains(text);
            });
  }

  private CohortPlan plan(int capacity) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return CohortPlan.of("Autumn", List.of("System design"), today, today.plusDays(30), capacity);
  }

  private MemberId mentor() {
    return new PeopleFixture(beans).mentor();
  }

  private MemberId mentee() {
    return new PeopleFixture(beans).mentee("N");
  }
}
