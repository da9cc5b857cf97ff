package dev.tandem.access.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a member types to sign in, without regard to case. */
@ValueObject
record Username(String value) {

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  /** Empty where no one can have such a name. */
  static Optional<Username> of(String typed) {
    var name = typed.strip().toLowerCase(Locale.ROOT);
    return PATTERN.matcher(name).matches() ? Optional.of(new Username(name)) : Optional.empty();
  }
}
