package dev.tandem.signals.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tandem.eventing.change.ChangeKind;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something changed in how the platform works.
 *
 * @param module null for the platform as a whole
 * @param what a sentence
 * @param operator the id with which the operator signs in, or {@code Tandem}; null if not known
 * @param reason in the words of whoever did it; null if none were given
 */
public record Change(
    Instant at,
    @Nullable String module,
    ChangeKind kind,
    String what,
    @Nullable String operator,
    @Nullable String reason) {

  private static final Pattern OPERATOR =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Whether an operator did it whom the page can name. */
  @JsonIgnore
  public boolean isByOperator() {
    return operator != null && OPERATOR.matcher(operator).matches();
  }
}
