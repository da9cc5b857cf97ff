package dev.tandem.members;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Cohorts open, fill and end. Their days are days in UTC. */
@Service
@Transactional
class CohortService {

  private final Cohorts cohorts;
  private final Members members;
  private final Mentors mentors;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortService(
      Cohorts cohorts,
      Members members,
      Mentors mentors,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.members = members;
    this.mentors = mentors;
    this.events = events;
    this.clock = clock;
  }

  Cohort open(CohortPlan plan) {
    var cohort = Cohort.open(plan);
    cohorts.add(cohort);
    events.publishEvent(cohort.openedEvent(clock.instant()));
    return cohort;
  }

  /**
   * @param as the member's own role where null
   * @param capacity how many mentees a mentor takes here; what they take anyway where null
   * @throws Problem 409 when already in it, full, ended or closed
   */
  Cohort enrol(CohortId id, MemberId memberId, @Nullable Role as, @Nullable Integer capacity) {
    var member = members.find(memberId).orElseThrow(() -> Problem.notFound("member"));
    if (as != null && as != member.role()) {
      throw Validation.invalid(
          "%s is not a %s.", member.name(), as.name().toLowerCase(Locale.ROOT));
    }
    var takes = capacityOf(memberId, member.role(), capacity);
    var now = clock.instant();
    var cohort = cohorts.findForUpdate(id);
    if (cohorts.enrolments(id).stream().anyMatch(it -> it.memberId().equals(memberId.value()))) {
      throw Problem.conflict("already-enrolled", member.name() + " is in this cohort already.");
    }
    var enrolled = cohort.enrol(member.role(), today());
    cohorts.add(id, memberId, member.role(), takes, now);
    cohorts.update(enrolled);
    events.publishEvent(enrolled.enrolledEvent(memberId, member.role(), takes, now));
    return enrolled;
  }

  Cohort close(CohortId id) {
    var now = clock.instant();
    var closed = cohorts.findForUpdate(id).close(now);
    cohorts.update(closed);
    events.publishEvent(closed.closedEvent(now));
    return closed;
  }

  List<CohortId> ended() {
    return cohorts.endedBefore(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private int capacityOf(MemberId id, Role role, @Nullable Integer asked) {
    if (role != Role.MENTOR) {
      return 1;
    }
    return asked == null
        ? mentors.find(id).orElseThrow().profile().capacity()
        : Validation.inRange("The capacity", asked, 1, 100);
  }
}
