package dev.tandem.access.signin;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/** The name that a member signs in with; case is ignored. */
@ValueObject
public record Username(String value) {

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  /** Empty when the text is not a valid username. */
  public static Optional<Username> of(String text) {
    var name = text.strip().toLowerCase(Locale.ROOT);
    return PATTERN.matcher(name).matches() ? Optional.of(new Username(name)) : Optional.empty();
  }

  /**
   * @throws Problem 422 unless the text is a valid username
   */
  public static Username require(String text) {
    return of(text)
        .orElseThrow(() ->
            Problem.refused(
                "bad-username",
                "A username must have 1 to 100 letters, digits or . _ @ + - and start with a letter or digit."));
  }
}
