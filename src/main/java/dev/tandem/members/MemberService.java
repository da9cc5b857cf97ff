package dev.tandem.members;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MemberJoined;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** People join, and say who they are and what they want. */
@Service
@Transactional
class MemberService {

  private final Members members;
  private final Mentors mentors;
  private final Mentees mentees;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MemberService(
      Members members,
      Mentors mentors,
      Mentees mentees,
      ApplicationEventPublisher events,
      Clock clock) {
    this.members = members;
    this.mentors = mentors;
    this.mentees = mentees;
    this.events = events;
    this.clock = clock;
  }

  Mentor join(MentorProfile profile) {
    var now = clock.instant();
    var mentor = new Mentor(MemberId.next(), profile, true, 2);
    members.add(
        mentor.id(),
        Role.MENTOR,
        profile.name(),
        profile.languages(),
        profile.zone(),
        mentor.version(),
        now);
    mentors.add(mentor);
    events.publishEvent(joinedEvent(mentor.id(), Role.MENTOR, now));
    events.publishEvent(mentor.listedEvent(now));
    return mentor;
  }

  Mentee join(LearningGoals aims) {
    var now = clock.instant();
    var mentee = new Mentee(MemberId.next(), aims, 2);
    members.add(
        mentee.id(),
        Role.MENTEE,
        aims.name(),
        aims.languages(),
        aims.zone(),
        mentee.version(),
        now);
    mentees.add(mentee);
    events.publishEvent(joinedEvent(mentee.id(), Role.MENTEE, now));
    events.publishEvent(mentee.goalsChangedEvent(now));
    return mentee;
  }

  /**
   * @param seen the version that the editor had before them, or null to overwrite whatever is there
   */
  Mentor change(MemberId id, MentorProfile profile, @Nullable Long seen) {
    var mentor = mentor(id);
    requireCurrentVersion(mentor.version(), seen);
    var changed = save(mentor.withProfile(profile));
    if (changed.listed()) {
      events.publishEvent(changed.profileChangedEvent(clock.instant()));
    }
    return changed;
  }

  Mentee change(MemberId id, LearningGoals aims, @Nullable Long seen) {
    var mentee = mentees.find(id).orElseThrow(() -> Problem.notFound("mentee"));
    requireCurrentVersion(mentee.version(), seen);
    var changed = mentee.withGoals(aims);
    members.update(id, aims.name(), aims.languages(), aims.zone(), changed.version());
    mentees.update(changed);
    events.publishEvent(changed.goalsChangedEvent(clock.instant()));
    return changed;
  }

  /**
   * @param reason one of few words, such as {@code own-wish}; it travels in the event
   */
  Mentor unlist(MemberId id, String reason) {
    var unlisted = save(mentor(id).unlist());
    events.publishEvent(unlisted.unlistedEvent(reason, clock.instant()));
    return unlisted;
  }

  Mentor relist(MemberId id) {
    var listed = save(mentor(id).relist());
    events.publishEvent(listed.listedEvent(clock.instant()));
    return listed;
  }

  private Mentor mentor(MemberId id) {
    return mentors.find(id).orElseThrow(() -> Problem.notFound("mentor"));
  }

  private Mentor save(Mentor mentor) {
    var profile = mentor.profile();
    members.update(
        mentor.id(), profile.name(), profile.languages(), profile.zone(), mentor.version());
    mentors.update(mentor);
    return mentor;
  }

  private static void requireCurrentVersion(long version, @Nullable Long seen) {
    if (seen != null && seen != version) {
      throw Members.staleVersion();
    }
  }

  private static MemberJoined joinedEvent(MemberId id, Role role, Instant now) {
    return new MemberJoined(EventMetadata.about(id.value(), 1, now), id.value(), role);
  }
}
