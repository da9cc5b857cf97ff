package dev.tandem.access.account;

import dev.tandem.access.account.AccountLinks.Invitation;
import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.password.PasswordRules;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIn;
import dev.tandem.access.signin.SignInAudit;
import dev.tandem.access.signin.SignInChanges;
import dev.tandem.access.signin.SignIns;
import dev.tandem.access.signin.Username;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the accounts of those who follow a link, and gives a new password to those who forgot. */
@Service
@Transactional
class AccountOpening {

  private final AccountLinks links;
  private final UsedLinks used;
  private final Newcomers newcomers;
  private final SignIns signIns;
  private final SignInChanges changes;
  private final PasswordHashing passwords;
  private final PasswordRules rules;
  private final SignInAudit audit;
  private final SecurityEvents events;
  private final ApplicationEventPublisher publisher;
  private final Clock clock = Clock.systemUTC();

  AccountOpening(
      AccountLinks links,
      UsedLinks used,
      Newcomers newcomers,
      SignIns signIns,
      SignInChanges changes,
      PasswordHashing passwords,
      PasswordRules rules,
      SignInAudit audit,
      SecurityEvents events,
      ApplicationEventPublisher publisher) {
    this.links = links;
    this.used = used;
    this.newcomers = newcomers;
    this.signIns = signIns;
    this.changes = changes;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.events = events;
    this.publisher = publisher;
  }

  /**
   * @throws Problem 422 or 409 if the link, the username or the password is refused
   */
  SignIn open(@Nullable String token, String username, String password, String address) {
    var invitation = links.openWelcome(token);
    var name = Username.require(username);
    var hash = passwords.hash(rules.requireAcceptable(password, name.value()));
    used.use(invitation.link());
    var known = invitation.member().flatMap(it -> signIns.findById(new MemberId(it)));
    if (known.map(SignIn::passwordHash).isPresent()) {
      throw LinkRefusal.USED.problem();
    }
    var memberId = invitation.member().orElseGet(Ids::next);
    var begun = known.orElseGet(() -> SignIn.create(new MemberId(memberId), rolesOf(invitation)));
    var opened = changes.save(begun.withCredentials(name, hash, clock.instant()));
    invitation
        .role()
        .filter(role -> opened.roles().isEmpty())
        .ifPresent(role -> newcomers.add(memberId, role));
    tell(opened, invitation);
    audit.append(memberId, "account opened", memberId);
    events.record(SecurityEvent.SIGNED_UP, memberId, address);
    return opened;
  }

  /**
   * Also ends every session and token of the member.
   *
   * @throws Problem 422 if the link or the password is refused
   */
  void resetPassword(@Nullable String token, String password, String address) {
    var link = links.openReset(token);
    var signIn =
        signIns
            .findById(new MemberId(link.subject()))
            .filter(it -> it.canSignIn() && isNewerThan(it.credentialsChangedAt(), link))
            .orElseThrow(LinkRefusal.USED::problem);
    var name = String.valueOf(signIn.username());
    var hash = passwords.hash(rules.requireAcceptable(password, name));
    used.use(link);
    var changed = changes.save(signIn.withPassword(hash, clock.instant()));
    changes.end(changed);
    changes.tellOfNewPassword(changed);
    audit.append(link.subject(), "password reset", link.subject());
    events.record(SecurityEvent.PASSWORD_RESET, link.subject(), address);
  }

  /** The time of a link is one of whole seconds. */
  private static boolean isNewerThan(Instant change, Link link) {
    return !link.issuedAt().isBefore(change.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Operators are admitted here; mentees and mentors by the module that knows them. */
  private static Set<Role> rolesOf(Invitation invitation) {
    return invitation.role().filter(Role.OPERATOR::equals).map(Set::of).orElse(Set.of());
  }

  private void tell(SignIn opened, Invitation invitation) {
    var role =
        invitation
            .role()
            .or(() -> opened.roles().stream().sorted().findFirst())
            .orElse(Role.MENTEE);
    UUID memberId = opened.memberId().value();
    publisher.publishEvent(
        new SignInCreated(changes.metadata(opened), memberId, role, invitation.contact()));
  }
}
