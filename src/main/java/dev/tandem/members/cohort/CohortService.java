package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.Validation;
import dev.tandem.members.person.Member;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.members.person.Mentors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Opens, fills and closes cohorts. Days are in UTC. */
@Service
@Transactional
class CohortService {

  private final Cohorts cohorts;
  private final Enrolments enrolments;
  private final Members members;
  private final Mentors mentors;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortService(
      Cohorts cohorts,
      Enrolments enrolments,
      Members members,
      Mentors mentors,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.enrolments = enrolments;
    this.members = members;
    this.mentors = mentors;
    this.events = events;
    this.clock = clock;
  }

  Cohort open(CohortPlan plan) {
    var cohort = cohorts.save(Cohort.open(plan));
    events.publishEvent(cohort.openedEvent(clock.instant()));
    return cohort;
  }

  /**
   * @param role must be the member's own if given
   * @param capacity how many mentees a mentor takes in this cohort; null for the profile's number
   * @throws Problem 409 if the member is in the cohort already, or it is full, ended or closed
   */
  Cohort enrol(CohortId id, MemberId memberId, @Nullable Role role, @Nullable Integer capacity) {
    var member = members.findById(memberId).orElseThrow(() -> Problem.notFound("member"));
    if (role != null && role != member.role()) {
      throw Validation.invalid(
          "%s is not a %s.", member.name(), role.name().toLowerCase(Locale.ROOT));
    }
    var places = placesOf(member, capacity);
    var now = clock.instant();
    var cohort = cohortForUpdate(id);
    if (enrolments.contains(id, memberId)) {
      throw Problem.conflict("already-enrolled", member.name() + " is already in this cohort.");
    }
    cohort.requirePlace(member.role(), enrolments.count(id, Role.MENTEE), today());
    enrolments.add(id, memberId, member.role(), places, now);
    var enrolled = cohorts.save(cohort);
    events.publishEvent(enrolled.enrolledEvent(memberId, member.role(), places, now));
    return enrolled;
  }

  Cohort close(CohortId id) {
    var now = clock.instant();
    var closed = cohorts.save(cohortForUpdate(id).close(now));
    events.publishEvent(closed.closedEvent(now));
    return closed;
  }

  List<CohortId> ended() {
    return cohorts.findOpenEndedBefore(today()).stream().map(Cohort::id).toList();
  }

  private Cohort cohortForUpdate(CohortId id) {
    return cohorts.findForUpdate(id).orElseThrow(() -> Problem.notFound("cohort"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private int placesOf(Member member, @Nullable Integer capacity) {
    if (member.role() != Role.MENTOR) {
      return 1;
    }
    return capacity == null
        ? mentors.capacityOf(member.id())
        : Validation.inRange("The capacity", capacity, 1, 100);
  }
}
