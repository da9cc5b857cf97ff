package dev.tandem.rollout.routing;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Locale;
import java.util.Objects;
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
    return stage(featureClient.getStringValue(module, "home", context(unit)));
  }

  /** As {@link #stageOf}, with the reason. */
  public StageEvaluation evaluate(String module, @Nullable String unit) {
    var details = featureClient.getStringDetails(module, "home", context(unit));
    var because = details.getFlagMetadata().getString(RouteFeatureProvider.BECAUSE);
    return new StageEvaluation(
        stage(details.getValue()),
        Objects.requireNonNullElse(details.getVariant(), "home"),
        details.getReason(),
        Objects.requireNonNullElseGet(because, () -> details.getErrorMessage()));
  }

  private static EvaluationContext context(@Nullable String unit) {
    return unit == null ? NO_UNIT : new ImmutableContext(unit);
  }

  private static Stage stage(String name) {
    return Stage.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
