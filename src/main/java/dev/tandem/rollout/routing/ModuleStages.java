package dev.tandem.rollout.routing;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the stage of a module as an OpenFeature flag. */
public class ModuleStages {

  private static final EvaluationContext NO_UNIT = new ImmutableContext();

  private final Client featureClient;

  ModuleStages(Client featureClient) {
    this.featureClient = featureClient;
  }

  /**
   * @param unit the module's routing unit, such as an account id; null if the request has none
   */
  public Stage stageOf(String module, @Nullable String unit) {
    var context = unit == null ? NO_UNIT : new ImmutableContext(unit);
    return Stage.valueOf(
        featureClient.getStringValue(module, "home", context).toUpperCase(Locale.ROOT));
  }
}
