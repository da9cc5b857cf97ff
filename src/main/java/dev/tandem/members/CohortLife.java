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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cohorts open, fill and end. Their days are days in UTC. */
@Service
@Component
@Transactional
class CohortLife {

  private final Cohorts cohorts;
  private final MemberRows members;
  private final Mentors mentors;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortLife(
      Cohorts cohorts,
      MemberRows members,
      Mentors mentors,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.members = members;
    this.mentors = mentors;
    this.events = events;
    this.clock = clock;
  }

  Cohort opens(CohortPlan plan) {
    var cohort = Cohort.opened(plan);
    cohorts.add(cohort);
    events.publishEvent(cohort.opening(clock.instant()));
    return cohort;
  }

  /**
   * @param as the member's own role where null
   * @param capacity how many mentees a mentor takes here; what they take anyway where null
   * @throws Problem 409 when already in it, full, ended or closed
   */
  Cohort enrols(CohortId id, MemberId memberId, @Nullable Role as, @Nullable Integer capacity) {
    var member = members.find(memberId).orElseThrow(() -> Problem.notFound("member"));
    if (as != null && as != member.role()) {
      throw Checked.refused("%s is not a %s.", member.name(), as.name().toLowerCase(Locale.ROOT));
    }
    var takes = capacity(memberId, member.role(), capacity);
    var now = clock.instant();
    var cohort = cohorts.take(id);
    if (cohorts.enrolments(id).stream().anyMatch(it -> it.memberId().equals(memberId.value()))) {
      throw Problem.conflict("already-enrolled", member.name() + " is in this cohort already.");
    }
    var enrolled = cohort.enrols(member.role(), today());
    cohorts.add(id, memberId, member.role(), takes, now);
    cohorts.change(enrolled);
    events.publishEvent(enrolled.enrolment(memberId, member.role(), takes, now));
    return enrolled;
  }

  Cohort closes(CohortId id) {
    var now = clock.instant();
    var closed = cohorts.take(id).closes(now);
    cohorts.change(closed);
    events.publishEvent(closed.closing(now));
    return closed;
  }

  List<CohortId> ended() {
    return cohorts.endedBefore(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private int capacity(MemberId id, Role role, @Nullable Integer asked) {
    if (role != Role.MENTOR) {
      return 1;
    }
    return asked == null
        ? mentors.find(id).orElseThrow().profile().capacity()
        : Checked.between("The capacity", asked, 1, 100);
  }
}
