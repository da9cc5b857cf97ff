package dev.tandem.members;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import java.time.Instant;
import java.time.LocalDate;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A group that learns together for a while.
 *
 * @param mentees how many places are taken, of {@code plan.capacity()}
 */
@AggregateRoot
record Cohort(
    @Identity CohortId id,
    CohortPlan plan,
    int mentees,
    int mentors,
    @Nullable Instant closedAt,
    long version) {

  static Cohort open(CohortPlan plan) {
    return new Cohort(CohortId.next(), plan, 0, 0, null, 1);
  }

  boolean isClosed() {
    return closedAt != null;
  }

  /**
   * @throws Problem 409 when it has ended, or all its places are taken
   */
  Cohort enrol(Role role, LocalDate today) {
    requireOpen();
    if (today.isAfter(plan.endsOn())) {
      throw Problem.conflict("cohort-ended", "This cohort ended on " + plan.endsOn() + ".");
    }
    return switch (role) {
      case MENTOR -> new Cohort(id, plan, mentees, mentors + 1, null, version + 1);
      case MENTEE -> {
        if (mentees >= plan.capacity()) {
          throw Problem.conflict(
              "cohort-full", "All " + plan.capacity() + " places of this cohort are taken.");
        }
        yield new Cohort(id, plan, mentees + 1, mentors, null, version + 1);
      }
      case OPERATOR -> throw Validation.invalid("Only mentees and mentors join a cohort.");
    };
  }

  Cohort close(Instant now) {
    requireOpen();
    return new Cohort(id, plan, mentees, mentors, now, version + 1);
  }

  private void requireOpen() {
    if (isClosed()) {
      throw Problem.conflict("cohort-closed", "This cohort is closed.");
    }
  }

  PublishedEvent openedEvent(Instant now) {
    return new CohortOpened(
        metadata(now),
        id.value(),
        plan.name(),
        plan.topics(),
        plan.startsOn(),
        plan.endsOn(),
        plan.capacity());
  }

  PublishedEvent enrolledEvent(MemberId member, Role role, int capacity, Instant now) {
    return new CohortEnrolled(metadata(now), id.value(), member.value(), role, capacity);
  }

  PublishedEvent closedEvent(Instant now) {
    return new CohortClosed(metadata(now), id.value());
  }

  private EventMetadata metadata(Instant now) {
    return EventMetadata.about(id.value(), version, now);
  }
}
