package dev.tandem.eventing.personal;

import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.util.List;

/** The key with which the personal values of one person are encrypted in one log. */
sealed interface PersonKey {

  /** A key that can be used. */
  record Usable(SecretCipher cipher) implements PersonKey {

    private static final String USE = "tandem personal values in events";

    static Usable of(String secret) {
      var keys = new SecretKeys(USE, "the key of a person", secret, List.of());
      return new Usable(new SecretCipher(() -> keys));
    }
  }

  /** The person is erased: nothing of theirs is stored or read any more. */
  record Destroyed() implements PersonKey {}

  /** This log has stored nothing of the person yet. */
  record Unknown() implements PersonKey {}
}
