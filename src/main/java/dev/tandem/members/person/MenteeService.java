package dev.tandem.members.person;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Adds mentees and changes their goals. */
@Service
@Transactional
public class MenteeService {

  private final Members members;
  private final Mentees mentees;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MenteeService(Members members, Mentees mentees, ApplicationEventPublisher events, Clock clock) {
    this.members = members;
    this.mentees = mentees;
    this.events = events;
    this.clock = clock;
  }

  Mentee join(LearningGoals goals) {
    return admit(MemberId.next(), goals);
  }

  /** Somebody who can sign in already becomes a mentee. */
  public void join(MemberId id, LearningGoals goals) {
    admit(id, goals);
  }

  /** Two events, so two versions: the mentee joins, then has goals. */
  private Mentee admit(MemberId id, LearningGoals goals) {
    var now = clock.instant();
    var joined = save(Mentee.join(id, goals, now));
    events.publishEvent(joined.member().joinedEvent(now));
    var mentee = save(joined);
    events.publishEvent(mentee.goalsChangedEvent(now));
    return mentee;
  }

  /**
   * @param readVersion the version that the editor read, or null to overwrite any
   * @throws Problem 409 if there is a newer version
   */
  Mentee change(MemberId id, LearningGoals goals, @Nullable Long readVersion) {
    var mentee = mentees.findById(id).orElseThrow(() -> Problem.notFound("mentee"));
    mentee.member().requireVersion(readVersion);
    var changed = save(mentee.withGoals(goals));
    events.publishEvent(changed.goalsChangedEvent(clock.instant()));
    return changed;
  }

  /** Saves both rows; returns the mentee with the new version. */
  private Mentee save(Mentee mentee) {
    var member = members.save(mentee.member());
    mentees.saveGoals(mentee);
    return mentee.withVersion(member.version());
  }
}
