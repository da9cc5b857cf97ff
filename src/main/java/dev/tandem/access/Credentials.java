package dev.tandem.access;

import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives and changes usernames and passwords. */
@Service
@Component
@Transactional
class Credentials {

  private static final int LONGEST = 200;

  private final SignIns signIns;
  private final Passwords passwords;
  private final AccessSettings settings;
  private final Throttle throttle;
  private final Audit audit;

  Credentials(
      SignIns signIns,
      Passwords passwords,
      AccessSettings settings,
      Throttle throttle,
      Audit audit) {
    this.signIns = signIns;
    this.passwords = passwords;
    this.settings = settings;
    this.throttle = throttle;
    this.audit = audit;
  }

  SignIn find(UUID memberId) {
    return signIns.byMember(memberId).orElseThrow(() -> Problem.notFound("member"));
  }

  void give(UUID memberId, String username, String password, UUID operator) {
    var name = Username.of(username).orElseThrow(Credentials::badUsername);
    find(memberId);
    var hash = passwords.hash(acceptable(password, name.value()));
    try {
      signIns.setCredentials(memberId, name, hash);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("username-taken", "Another member has this username.");
    }
    audit.note(operator, "credentials given", memberId);
  }

  /** A member's own change; the current password proves that it is them at the keyboard. */
  void change(UUID memberId, String current, String next) {
    var signIn = find(memberId);
    var username = String.valueOf(signIn.username());
    var place = "at home of " + username;
    if (!passwords.match(current, signIn.usableHash(), () -> throttle.check(username, place))) {
      throttle.failed(username, place);
      throw Problem.refused("wrong-password", "The current password is not right.");
    }
    signIns.setPassword(memberId, passwords.hash(acceptable(next, username)));
    audit.note(memberId, "password changed", memberId);
  }

  void enable(UUID memberId, boolean enabled, UUID operator) {
    if (memberId.equals(operator)) {
      throw Problem.refused("own-sign-in", "You cannot close your own sign-in.");
    }
    if (!signIns.setEnabled(memberId, enabled)) {
      throw Problem.notFound("member");
    }
    audit.note(operator, enabled ? "sign-in opened" : "sign-in closed", memberId);
  }

  private String acceptable(String password, String username) {
    if (password.length() < settings.minimumPasswordLength() || password.length() > LONGEST) {
      throw Problem.refused(
          "weak-password",
          "A password has %d to %d characters."
              .formatted(settings.minimumPasswordLength(), LONGEST));
    }
    if (password.equalsIgnoreCase(username)) {
      throw Problem.refused("weak-password", "The password must differ from the username.");
    }
    return password;
  }

  private static Problem badUsername() {
    return Problem.refused(
        "bad-username",
        "A username has 1 to 100 letters, digits or . _ @ + - and starts with a letter or digit.");
  }
}
