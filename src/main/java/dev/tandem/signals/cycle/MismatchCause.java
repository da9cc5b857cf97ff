package dev.tandem.signals.cycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What differed in the same way at the same place in a cycle, and what an operator found it to be.
 *
 * @param route the template
 * @param kind such as {@code value} or {@code missing}
 * @param live the form of a sample, without what it says
 * @param mirrored as {@code live}
 * @param operator who explained it; null while it is not explained, as {@code words}
 */
public record MismatchCause(
    String module,
    String route,
    String path,
    String kind,
    long occurrences,
    Instant lastSeen,
    String live,
    String mirrored,
    @Nullable String operator,
    @Nullable String words) {

  /** The same in every cycle. */
  @JsonProperty
  public UUID id() {
    return Ids.named(String.join("\n", module, route, path, kind));
  }

  public boolean isExplained() {
    return words != null;
  }
}
