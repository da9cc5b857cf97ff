package dev.tandem.members.application;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.access.link.Links;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.person.LearningGoals;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.members.person.MenteeService;
import dev.tandem.members.person.MentorProfile;
import dev.tandem.members.person.MentorService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes members of those who can sign in and have said who they are. */
@Service
@Transactional
class JoiningService {

  private final Links links;
  private final Members members;
  private final MenteeService mentees;
  private final MentorService mentors;

  JoiningService(Links links, Members members, MenteeService mentees, MentorService mentors) {
    this.links = links;
    this.members = members;
    this.mentees = mentees;
    this.mentors = mentors;
  }

  /**
   * As what the caller may join.
   *
   * @throws Problem 422 if the link is refused or another's
   */
  Role open(@Nullable String token, Caller caller) {
    var link = links.open(token, LinkPurpose.JOINING).orThrow();
    if (!caller.is(link.subject())) {
      throw LinkRefusal.OTHER_PURPOSE.problem();
    }
    return link.claim(Link.ROLE).map(Role::valueOf).orElseThrow(LinkRefusal.ALTERED::problem);
  }

  void joinAsMentee(@Nullable String token, Caller caller, LearningGoals goals) {
    open(token, caller);
    mentees.join(newcomer(caller), goals);
  }

  /**
   * @throws Problem 403 unless an operator has invited the caller as a mentor
   */
  void joinAsMentor(@Nullable String token, Caller caller, MentorProfile profile) {
    if (open(token, caller) != Role.MENTOR) {
      throw Problem.forbidden("Apply as a mentor first; an operator reads what you write.");
    }
    mentors.join(newcomer(caller), profile);
  }

  private MemberId newcomer(Caller caller) {
    var id = new MemberId(caller.memberId());
    if (members.existsById(id)) {
      throw Problem.conflict("member-already", "You are a member already.");
    }
    return id;
  }
}
