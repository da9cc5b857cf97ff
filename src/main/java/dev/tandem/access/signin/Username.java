package dev.tandem.access.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/** The name that a member signs in with; case is ignored. */
@ValueObject
record Username(String value) {

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  /** Empty when the text is not a valid username. */
  static Optional<Username> of(String text) {
    var name = text.strip().toLowerCase(Locale.ROOT);
    return PATTERN.matcher(name).matches() ? Optional.of(new Username(name)) : Optional.empty();
  }
}
