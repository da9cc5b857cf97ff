package dev.tandem.rollout.admin;

import dev.tandem.rollout.routing.Canary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose reads the service answers.
 *
 * @param share such as {@code 5 %}
 * @param in how many accounts are named in
 * @param out how many accounts are named out
 */
record CanaryView(String share, int in, int out, @Nullable Instant until) {

  static CanaryView of(Canary canary) {
    return new CanaryView(
        canary.share().toString(),
        canary.included().size(),
        canary.exempted().size(),
        canary.until());
  }
}
