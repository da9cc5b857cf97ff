package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.password.PasswordMatch;
import dev.tandem.access.password.PasswordRules;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Sets and changes usernames and passwords, and enables and disables sign-ins. */
@Service
@Transactional
public class Credentials {

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final PasswordRules rules;
  private final FailedAttemptLimiter failedAttempts;
  private final SignInAudit audit;
  private final SecurityEvents events;
  private final SignInChanges changes;
  private final AccessProperties settings;
  private final Clock clock = Clock.systemUTC();

  Credentials(
      SignIns signIns,
      PasswordHashing passwords,
      PasswordRules rules,
      FailedAttemptLimiter failedAttempts,
      SignInAudit audit,
      SecurityEvents events,
      SignInChanges changes,
      AccessProperties settings) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.rules = rules;
    this.failedAttempts = failedAttempts;
    this.audit = audit;
    this.events = events;
    this.changes = changes;
    this.settings = settings;
  }

  public SignIn find(UUID memberId) {
    return signIns.findById(new MemberId(memberId)).orElseThrow(() -> Problem.notFound("member"));
  }

  boolean needsOwnPassword(UUID memberId) {
    return signIns.findById(new MemberId(memberId)).filter(SignIn::needsOwnPassword).isPresent();
  }

  /** The member uses the password once, to choose another. */
  public void setCredentials(UUID memberId, String username, String password, UUID operator) {
    var name = Username.require(username);
    var signIn = find(memberId);
    var hash = passwords.hash(rules.requireAcceptable(password, name.value()));
    var changed =
        changes.save(signIn.withGivenCredentials(name, hash, clock.instant(), givenUntil()));
    changes.end(changed);
    if (signIn.passwordHash() != null) {
      changes.tellOfNewPassword(changed);
    }
    audit.append(operator, "credentials given", memberId);
    events.record(SecurityEvent.CREDENTIALS_GIVEN, memberId, null);
  }

  /** Null when a given password lasts. */
  private @Nullable Instant givenUntil() {
    return settings.givenPasswordLife().isZero()
        ? null
        : clock.instant().plus(settings.givenPasswordLife());
  }

  /** Changes a member's own password; the current one proves that the member is at the keyboard. */
  void changePassword(UUID memberId, String current, String next) {
    var signIn = requirePassword(memberId, current);
    var hash = passwords.hash(rules.requireAcceptable(next, String.valueOf(signIn.username())));
    var changed = changes.save(signIn.withPassword(hash, clock.instant()));
    changes.end(changed);
    changes.tellOfNewPassword(changed);
    audit.append(memberId, "password changed", memberId);
    events.record(SecurityEvent.PASSWORD_CHANGED, memberId, null);
  }

  /**
   * Proves that the member is at the keyboard.
   *
   * @throws Problem 422 if the password is wrong
   * @throws dev.tandem.access.throttle.TooManyAttemptsException after too many wrong ones
   */
  public SignIn requirePassword(UUID memberId, String current) {
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
    return signIn;
  }

  public void setEnabled(UUID memberId, boolean enabled, UUID operator) {
    if (memberId.equals(operator)) {
      throw Problem.refused("own-sign-in", "You cannot disable your own sign-in.");
    }
    var signIn = find(memberId);
    if (signIn.enabled() == enabled) {
      return;
    }
    changes.end(changes.save(signIn.withEnabled(enabled)));
    audit.append(operator, enabled ? "sign-in opened" : "sign-in closed", memberId);
    events.record(
        enabled ? SecurityEvent.SIGN_IN_OPENED : SecurityEvent.SIGN_IN_CLOSED, memberId, null);
  }
}
