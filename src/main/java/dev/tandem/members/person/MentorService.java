package dev.tandem.members.person;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Adds mentors, changes their profiles, and lists and unlists them. */
@Service
@Transactional
public class MentorService {

  /** The reason of an unlisting that only an operator undoes. */
  static final String BY_OPERATOR = "operator";

  /** The reason of the last unlisting of a mentor who leaves. */
  static final String LEFT = "left";

  private final Members members;
  private final Mentors mentors;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MentorService(Members members, Mentors mentors, ApplicationEventPublisher events, Clock clock) {
    this.members = members;
    this.mentors = mentors;
    this.events = events;
    this.clock = clock;
  }

  Mentor join(MentorProfile profile) {
    return admit(MemberId.next(), profile);
  }

  /** Somebody who can sign in already becomes a mentor. */
  public void join(MemberId id, MentorProfile profile) {
    admit(id, profile);
  }

  /** Two events, so two versions: the mentor joins, then is listed. */
  private Mentor admit(MemberId id, MentorProfile profile) {
    var now = clock.instant();
    var joined = save(Mentor.join(id, profile, now));
    events.publishEvent(joined.member().joinedEvent(now));
    var listed = save(joined.list());
    events.publishEvent(listed.listedEvent(now));
    return listed;
  }

  /**
   * @param readVersion the version that the editor read, or null to overwrite any
   * @throws Problem 409 if there is a newer version
   */
  Mentor change(MemberId id, MentorProfile profile, @Nullable Long readVersion) {
    var mentor = find(id);
    mentor.member().requireVersion(readVersion);
    var changed = save(mentor.withProfile(profile));
    if (changed.listed()) {
      events.publishEvent(changed.profileChangedEvent(clock.instant()));
    }
    return changed;
  }

  /**
   * @param reason a fixed word such as {@code own-wish}, published in the event
   */
  Mentor unlist(MemberId id, String reason) {
    var unlisted = save(find(id).unlist());
    mentors.setUnlistedByOperator(id, reason.equals(BY_OPERATOR));
    events.publishEvent(unlisted.unlistedEvent(reason, clock.instant()));
    return unlisted;
  }

  /**
   * @throws Problem 403 if an operator took the mentor off the list and the caller is none
   */
  Mentor relist(MemberId id, boolean byOperator) {
    if (!byOperator && mentors.isUnlistedByOperator(id)) {
      throw Problem.forbidden(
          "An operator has taken this profile off the list; ask an operator to list it again.");
    }
    var listed = save(find(id).list());
    events.publishEvent(listed.listedEvent(clock.instant()));
    return listed;
  }

  private Mentor find(MemberId id) {
    return mentors.findById(id).orElseThrow(() -> Problem.notFound("mentor"));
  }

  /** Saves both rows; returns the mentor with the new version. */
  private Mentor save(Mentor mentor) {
    var member = members.save(mentor.member());
    mentors.saveProfile(mentor);
    return mentor.withVersion(member.version());
  }
}
