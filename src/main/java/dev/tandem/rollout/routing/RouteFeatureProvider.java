package dev.tandem.rollout.routing;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.time.Clock;
import java.util.Locale;

/**
 * Provides the routes as OpenFeature flags. A flag has the name of an extractable module; its value
 * is the stage in lower case, its metadata has the epoch and says why, and its targeting key is the
 * routing unit.
 */
class RouteFeatureProvider implements FeatureProvider {

  /** In the metadata of an evaluation: a sentence that says why. */
  static final String BECAUSE = "because";

  private final RouteTable routeTable;
  private final Clock clock;

  RouteFeatureProvider(RouteTable routeTable, Clock clock) {
    this.routeTable = routeTable;
    this.clock = clock;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "Module routes";
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String module, String defaultValue, EvaluationContext context) {
    if (!routeTable.contains(module)) {
      return errorEvaluation(
          defaultValue, ErrorCode.FLAG_NOT_FOUND, module + " is not an extractable module");
    }
    var route = routeTable.route(module);
    var evaluation = route.evaluate(context.getTargetingKey(), clock.instant());
    return ProviderEvaluation.<String>builder()
        .value(evaluation.stage().name().toLowerCase(Locale.ROOT))
        .variant(evaluation.variant())
        .reason(evaluation.reason())
        .flagMetadata(
            ImmutableMetadata.builder()
                .addLong("epoch", route.epoch())
                .addString(BECAUSE, evaluation.because())
                .build())
        .build();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String module, Boolean defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String module, Integer defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String module, Double defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String module, Value defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  private static <T> ProviderEvaluation<T> typeMismatch(T defaultValue) {
    return errorEvaluation(
        defaultValue, ErrorCode.TYPE_MISMATCH, "The flag of a module is a string");
  }

  private static <T> ProviderEvaluation<T> errorEvaluation(
      T defaultValue, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(defaultValue)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
