package dev.tandem.access.signin;

import dev.tandem.access.identity.events.SignInEnded;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.annotation.Transactional;

/** Sets and changes usernames and passwords, and enables and disables sign-ins. */
@Service
@Transactional
class Credentials {

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final PasswordRules rules;
  private final FailedAttemptLimiter failedAttempts;
  private final SignInAudit audit;
  private final MemberSessions sessions;
  private final SecurityEvents events;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Credentials(
      SignIns signIns,
      PasswordHashing passwords,
      PasswordRules rules,
      FailedAttemptLimiter failedAttempts,
      SignInAudit audit,
      MemberSessions sessions,
      SecurityEvents events,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.rules = rules;
    this.failedAttempts = failedAttempts;
    this.audit = audit;
    this.sessions = sessions;
    this.events = events;
    this.publisher = publisher;
    this.clock = clock;
  }

  SignIn find(UUID memberId) {
    return signIns.findById(new MemberId(memberId)).orElseThrow(() -> Problem.notFound("member"));
  }

  void setCredentials(UUID memberId, String username, String password, UUID operator) {
    var name = Username.of(username).orElseThrow(Credentials::invalidUsername);
    var signIn = find(memberId);
    var hash = passwords.hash(rules.requireAcceptable(password, name.value()));
    end(save(signIn.withCredentials(name, hash)));
    audit.append(operator, "credentials given", memberId);
    events.record(SecurityEvent.CREDENTIALS_GIVEN, memberId, null);
  }

  /** Changes a member's own password; the current one proves that the member is at the keyboard. */
  void changePassword(UUID memberId, String current, String next) {
    var signIn = find(memberId);
    var username = String.valueOf(signIn.username());
    var origin = "password change by " + username;
    var verification =
        passwords.verify(
            current, signIn.usableHash(), () -> failedAttempts.requireAllowed(username, origin));
    if (!verification.accepted()) {
      if (verification == PasswordMatch.WRONG) {
        failedAttempts.recordFailure(username, origin);
      }
      events.record(SecurityEvent.WRONG_PASSWORD, memberId, null);
      throw Problem.refused("wrong-password", "The current password is wrong.");
    }
    end(save(signIn.withPassword(passwords.hash(rules.requireAcceptable(next, username)))));
    audit.append(memberId, "password changed", memberId);
    events.record(SecurityEvent.PASSWORD_CHANGED, memberId, null);
  }

  void setEnabled(UUID memberId, boolean enabled, UUID operator) {
    if (memberId.equals(operator)) {
      throw Problem.refused("own-sign-in", "You cannot disable your own sign-in.");
    }
    var signIn = find(memberId);
    if (signIn.enabled() == enabled) {
      return;
    }
    end(save(signIn.withEnabled(enabled)));
    audit.append(operator, enabled ? "sign-in opened" : "sign-in closed", memberId);
    events.record(
        enabled ? SecurityEvent.SIGN_IN_OPENED : SecurityEvent.SIGN_IN_CLOSED, memberId, null);
  }

  private SignIn save(SignIn signIn) {
    try {
      return signIns.save(signIn);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("username-taken", "Another member has this username.");
    }
  }

  /** Ends what was opened with the sign-in as it was before; tokens end by its revision. */
  private void end(SignIn changed) {
    var memberId = changed.memberId().value();
    sessions.endAll(memberId, null);
    publisher.publishEvent(
        new SignInEnded(
            EventMetadata.about(memberId, changed.version(), clock.instant()), memberId));
  }

  private static Problem invalidUsername() {
    return Problem.refused(
        "bad-username",
        "A username must have 1 to 100 letters, digits or . _ @ + - and start with a letter or digit.");
  }
}
