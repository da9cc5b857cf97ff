package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.throttle.FailedAttemptLimiter;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.annotation.Transactional;

/** Sets and changes usernames and passwords, and enables and disables sign-ins. */
@Service
@Transactional
class Credentials {

  private static final int MAX_PASSWORD_LENGTH = 200;

  private final SignIns signIns;
  private final PasswordHashing passwords;
  private final AccessProperties settings;
  private final FailedAttemptLimiter failedAttempts;
  private final SignInAudit audit;
  private final MemberSessions sessions;
  private final CommonPasswords commonPasswords;
  private final SecurityEvents events;

  Credentials(
      SignIns signIns,
      PasswordHashing passwords,
      AccessProperties settings,
      FailedAttemptLimiter failedAttempts,
      SignInAudit audit,
      MemberSessions sessions,
      CommonPasswords commonPasswords,
      SecurityEvents events) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.settings = settings;
    this.failedAttempts = failedAttempts;
    this.audit = audit;
    this.sessions = sessions;
    this.commonPasswords = commonPasswords;
    this.events = events;
  }

  SignIn find(UUID memberId) {
    return signIns.findById(new MemberId(memberId)).orElseThrow(() -> Problem.notFound("member"));
  }

  void setCredentials(UUID memberId, String username, String password, UUID operator) {
    var name = Username.of(username).orElseThrow(Credentials::invalidUsername);
    var signIn = find(memberId);
    var hash = passwords.hash(requireAcceptable(password, name.value()));
    try {
      signIns.save(signIn.withCredentials(name, hash));
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("username-taken", "Another member has this username.");
    }
    sessions.endAll(memberId, null);
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
      if (verification == Verification.WRONG) {
        failedAttempts.recordFailure(username, origin);
      }
      events.record(SecurityEvent.WRONG_PASSWORD, memberId, null);
      throw Problem.refused("wrong-password", "The current password is wrong.");
    }
    signIns.save(signIn.withPassword(passwords.hash(requireAcceptable(next, username))));
    sessions.endAll(memberId, null);
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
    signIns.save(signIn.withEnabled(enabled));
    sessions.endAll(memberId, null);
    audit.append(operator, enabled ? "sign-in opened" : "sign-in closed", memberId);
    events.record(
        enabled ? SecurityEvent.SIGN_IN_OPENED : SecurityEvent.SIGN_IN_CLOSED, memberId, null);
  }

  private String requireAcceptable(String password, String username) {
    if (password.length() < settings.minimumPasswordLength()
        || password.length() > MAX_PASSWORD_LENGTH) {
      throw Problem.refused(
          "weak-password",
          "A password must have %d to %d characters."
              .formatted(settings.minimumPasswordLength(), MAX_PASSWORD_LENGTH));
    }
    if (password.equalsIgnoreCase(username)) {
      throw Problem.refused("weak-password", "The password must differ from the username.");
    }
    if (commonPasswords.contain(password)) {
      throw Problem.refused(
          "weak-password",
          "This password is among those that attackers try first; choose another one.");
    }
    return password;
  }

  private static Problem invalidUsername() {
    return Problem.refused(
        "bad-username",
        "A username must have 1 to 100 letters, digits or . _ @ + - and start with a letter or digit.");
  }
}
