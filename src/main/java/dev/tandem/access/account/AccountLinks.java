package dev.tandem.access.account;

import dev.tandem.access.identity.Role;
import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.access.link.Links;
import dev.tandem.access.signin.SignIn;
import dev.tandem.kernel.web.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the links with which accounts begin or get a new password, and issues some of them. */
@Component
class AccountLinks {

  static final Duration INVITATION_LIFE = Duration.ofDays(7);
  static final Duration RESET_LIFE = Duration.ofMinutes(10);
  private static final Duration JOINING_LIFE = Duration.ofHours(12);

  private final Links links;
  private final UsedLinks used;

  AccountLinks(Links links, UsedLinks used) {
    this.links = links;
    this.used = used;
  }

  /**
   * A sign-up or an invitation that can still be accepted.
   *
   * @throws Problem 422 if the link is refused
   */
  Invitation openWelcome(@Nullable String token) {
    var signUp = links.open(token, LinkPurpose.SIGN_UP);
    var invitation =
        signUp == LinkRefusal.OTHER_PURPOSE
            ? invitation(links.open(token, LinkPurpose.INVITATION).orThrow())
            : signUp(signUp.orThrow());
    requireUnused(invitation.link());
    return invitation;
  }

  /**
   * @throws Problem 422 if the link is refused
   */
  Link openReset(@Nullable String token) {
    return requireUnused(links.open(token, LinkPurpose.PASSWORD_RESET).orThrow());
  }

  /** The address of a page on which the member chooses a username, or only a new password. */
  String issueFor(SignIn signIn) {
    var subject = signIn.memberId().value();
    return signIn.passwordHash() == null
        ? "/access/welcome?token="
            + links.issue(LinkPurpose.INVITATION, subject, INVITATION_LIFE, Map.of())
        : "/access/new-password?token="
            + links.issue(LinkPurpose.PASSWORD_RESET, subject, RESET_LIFE, Map.of());
  }

  /** Lets the newcomer say who they are, in the module that admits members. */
  String issueJoining(UUID memberId, Role role) {
    return links.issue(LinkPurpose.JOINING, memberId, JOINING_LIFE, Map.of(Link.ROLE, role.name()));
  }

  private Link requireUnused(Link link) {
    if (used.contain(link)) {
      throw LinkRefusal.USED.problem();
    }
    return link;
  }

  private static Invitation signUp(Link link) {
    return new Invitation(link, Optional.empty(), Optional.of(Role.MENTEE), link.subject());
  }

  private static Invitation invitation(Link link) {
    try {
      var role = link.claim(Link.ROLE).map(Role::valueOf);
      var contact = link.claim(Link.CONTACT).map(UUID::fromString).orElse(null);
      return new Invitation(link, Optional.of(link.subject()), role, contact);
    } catch (IllegalArgumentException e) {
      throw LinkRefusal.ALTERED.problem();
    }
  }

  /**
   * @param member who is invited; empty for somebody who signs up
   * @param role as what; empty for a member who is known already
   * @param contact the contact point whose address received the link
   */
  record Invitation(
      Link link, Optional<UUID> member, Optional<Role> role, @Nullable UUID contact) {}
}
