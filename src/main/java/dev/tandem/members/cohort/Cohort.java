package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.Validation;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.members.person.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A group that learns together for a limited time. Its members are rows of their own, see {@link
 * Enrolments}, since there may be thousands.
 *
 * @param version 0 until saved; each saved change and each enrolment increments it
 */
@AggregateRoot
@Table(schema = "members")
record Cohort(
    @Id @Identity CohortId id,
    @Version long version,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) CohortPlan plan,
    @Nullable Instant closedAt) {

  static Cohort open(CohortPlan plan) {
    return new Cohort(CohortId.next(), 0, plan, null);
  }

  /**
   * @param mentees how many are enrolled so far
   * @throws Problem 409 if the cohort is closed, has ended or is full
   */
  void requirePlace(Role role, int mentees, LocalDate today) {
    requireOpen();
    if (today.isAfter(plan.endsOn())) {
      throw Problem.conflict("cohort-ended", "This cohort ended on " + plan.endsOn() + ".");
    }
    switch (role) {
      case MENTOR -> {}
      case MENTEE -> {
        if (mentees >= plan.capacity()) {
          throw Problem.conflict(
              "cohort-full", "All " + plan.capacity() + " places of this cohort are taken.");
        }
      }
      case OPERATOR -> throw Validation.invalid("Only mentees and mentors can join a cohort.");
    }
  }

  /**
   * @throws Problem 409 if closed already
   */
  Cohort close(Instant now) {
    requireOpen();
    return new Cohort(id, version, plan, now);
  }

  private void requireOpen() {
    if (closedAt != null) {
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
