package dev.tandem.access.password;

import dev.tandem.access.AccessProperties;
import dev.tandem.kernel.web.Problem;
import org.springframework.stereotype.Component;

/** Which passwords are accepted when they are set. */
@Component
public class PasswordRules {

  private static final int MAX_LENGTH = 200;

  private final AccessProperties settings;
  private final CommonPasswords common;

  public PasswordRules(AccessProperties settings, CommonPasswords common) {
    this.settings = settings;
    this.common = common;
  }

  /**
   * @throws Problem 422 unless the password is acceptable
   */
  public String requireAcceptable(String password, String username) {
    if (password.length() < settings.minimumPasswordLength() || password.length() > MAX_LENGTH) {
      throw weak(
          "A password must have %s to %s characters."
              .formatted(settings.minimumPasswordLength(), MAX_LENGTH));
    }
    if (password.equalsIgnoreCase(username)) {
      throw weak("The password must differ from the username.");
    }
    if (common.contain(password)) {
      throw weak("This password is among those that attackers try first; choose another one.");
    }
    return password;
  }

  private static Problem weak(String sentence) {
    return Problem.refused("weak-password", sentence);
  }
}
