package dev.tandem.members.application;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MentorApplicationChanged;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.MentorProfile;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody asks to become a mentor.
 *
 * @param id of the applicant, who is a member with this id once accepted
 * @param version 0 before the first save
 * @param profile what mentees will see
 */
@AggregateRoot
@Table(schema = "members")
record MentorApplication(
    @Id @Identity MemberId id,
    @Version long version,
    ApplicationState state,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) MentorProfile profile,
    Instant submittedAt) {

  static MentorApplication submit(MemberId applicant, MentorProfile profile, Instant now) {
    return new MentorApplication(applicant, 0, ApplicationState.WAITING, profile, now);
  }

  /**
   * @throws Problem 409 once it is decided
   */
  MentorApplication ask() {
    return to(ApplicationState.ASKED);
  }

  /**
   * @throws Problem 409 if nothing was asked
   */
  MentorApplication answer() {
    if (state != ApplicationState.ASKED) {
      throw Problem.conflict("not-asked", "There is no question for you to answer at the moment.");
    }
    return to(ApplicationState.WAITING);
  }

  /**
   * @throws Problem 409 once it is decided
   */
  MentorApplication decide(boolean accepted) {
    return to(accepted ? ApplicationState.ACCEPTED : ApplicationState.DECLINED);
  }

  PublishedEvent changedEvent(Instant now) {
    return new MentorApplicationChanged(
        EventMetadata.about(id.value(), version, now), id.value(), state.name());
  }

  private MentorApplication to(ApplicationState next) {
    if (!state.open()) {
      throw Problem.conflict("application-decided", "This application has been decided already.");
    }
    return new MentorApplication(id, version, next, profile, submittedAt);
  }
}
