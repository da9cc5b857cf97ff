package dev.tandem.members.person;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MemberJoined;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Adds mentors and mentees, and changes their profiles and goals. */
@Service
@Transactional
class MemberService {

  private final Mentors mentors;
  private final Mentees mentees;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MemberService(Mentors mentors, Mentees mentees, ApplicationEventPublisher events, Clock clock) {
    this.mentors = mentors;
    this.mentees = mentees;
    this.events = events;
    this.clock = clock;
  }

  /** Two events, so two versions: the mentor joins, then is listed. */
  Mentor join(MentorProfile profile) {
    var now = clock.instant();
    var joined = mentors.save(Mentor.join(profile, now));
    events.publishEvent(joinedEvent(joined.member(), now));
    var listed = mentors.save(joined.list());
    events.publishEvent(listed.listedEvent(now));
    return listed;
  }

  /** Two events, so two versions: the mentee joins, then has goals. */
  Mentee join(LearningGoals goals) {
    var now = clock.instant();
    var joined = mentees.save(Mentee.join(goals, now));
    events.publishEvent(joinedEvent(joined.member(), now));
    var mentee = mentees.save(joined);
    events.publishEvent(mentee.goalsChangedEvent(now));
    return mentee;
  }

  /**
   * @param readVersion the version that the editor read, or null to overwrite any
   * @throws Problem 409 if there is a newer version
   */
  Mentor change(MemberId id, MentorProfile profile, @Nullable Long readVersion) {
    var mentor = mentor(id);
    requireCurrentVersion(mentor.version(), readVersion);
    var changed = mentors.save(mentor.withProfile(profile));
    if (changed.listed()) {
      events.publishEvent(changed.profileChangedEvent(clock.instant()));
    }
    return changed;
  }

  /**
   * @param readVersion the version that the editor read, or null to overwrite any
   * @throws Problem 409 if there is a newer version
   */
  Mentee change(MemberId id, LearningGoals goals, @Nullable Long readVersion) {
    var mentee = mentees.find(id).orElseThrow(() -> Problem.notFound("mentee"));
    requireCurrentVersion(mentee.version(), readVersion);
    var changed = mentees.save(mentee.withGoals(goals));
    events.publishEvent(changed.goalsChangedEvent(clock.instant()));
    return changed;
  }

  /**
   * @param reason a fixed word such as {@code own-wish}, published in the event
   */
  Mentor unlist(MemberId id, String reason) {
    var unlisted = mentors.save(mentor(id).unlist());
    events.publishEvent(unlisted.unlistedEvent(reason, clock.instant()));
    return unlisted;
  }

  Mentor relist(MemberId id) {
    var listed = mentors.save(mentor(id).list());
    events.publishEvent(listed.listedEvent(clock.instant()));
    return listed;
  }

  private Mentor mentor(MemberId id) {
    return mentors.find(id).orElseThrow(() -> Problem.notFound("mentor"));
  }

  private static void requireCurrentVersion(long version, @Nullable Long readVersion) {
    if (readVersion != null && readVersion != version) {
      throw Problem.conflict(
          "stale", "This was changed in the meantime. Load it again and repeat your changes.");
    }
  }

  private static MemberJoined joinedEvent(Member member, Instant now) {
    return new MemberJoined(
        EventMetadata.about(member.id().value(), member.version(), now),
        member.id().value(),
        member.role());
  }
}
