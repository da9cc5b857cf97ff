package dev.tandem.rollout.routing;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the code asks where a module is live: through OpenFeature, whoever answers behind it. */
public class ModuleStages {

  private static final EvaluationContext NO_UNIT = new ImmutableContext();

  private final Client featureClient;

  public ModuleStages(Client featureClient) {
    this.featureClient = featureClient;
  }

  /**
   * @param unit what the module is routed by, such as an account; absent where the request names
   *     none
   */
  public Stage stageOf(String module, @Nullable String unit) {
    var context = unit == null ? NO_UNIT : new ImmutableContext(unit);
    return Stage.valueOf(
        featureClient.getStringValue(module, "home", context).toUpperCase(Locale.ROOT));
  }
}
