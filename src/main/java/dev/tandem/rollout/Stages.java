package dev.tandem.rollout;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the code asks where a module is live: through OpenFeature, whoever answers behind it. */
class Stages {

  private static final EvaluationContext ANY = new ImmutableContext();

  private final Client flags;

  Stages(Client flags) {
    this.flags = flags;
  }

  /**
   * @param unit what the module is routed by, such as an account; absent where the request names
   *     none
   */
  Stage of(String module, @Nullable String unit) {
    var context = unit == null ? ANY : new ImmutableContext(unit);
    return Stage.valueOf(flags.getStringValue(module, "home", context).toUpperCase(Locale.ROOT));
  }
}
