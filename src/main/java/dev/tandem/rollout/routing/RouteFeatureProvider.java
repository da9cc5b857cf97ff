package dev.tandem.rollout.routing;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Locale;

/**
 * The standings as feature flags: one per module that may leave, by its name, with the stage in
 * lower case as its value and its epoch beside it. The targeting key is the unit of routing.
 */
public class RouteFeatureProvider implements FeatureProvider {

  private final RouteTable routeTable;

  public RouteFeatureProvider(RouteTable routeTable) {
    this.routeTable = routeTable;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "Standings";
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String module, String otherwise, EvaluationContext context) {
    if (!routeTable.contains(module)) {
      return errorEvaluation(otherwise, ErrorCode.FLAG_NOT_FOUND, module + " does not leave home");
    }
    var standing = routeTable.route(module);
    var stage = standing.stageOf(context.getTargetingKey()).name().toLowerCase(Locale.ROOT);
    return ProviderEvaluation.<String>builder()
        .value(stage)
        .variant(stage)
        .reason(Reason.CACHED.name())
        .flagMetadata(ImmutableMetadata.builder().addLong("epoch", standing.epoch()).build())
        .build();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String module, Boolean otherwise, EvaluationContext context) {
    return typeMismatch(otherwise);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String module, Integer otherwise, EvaluationContext context) {
    return typeMismatch(otherwise);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String module, Double otherwise, EvaluationContext context) {
    return typeMismatch(otherwise);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String module, Value otherwise, EvaluationContext context) {
    return typeMismatch(otherwise);
  }

  private static <T> ProviderEvaluation<T> typeMismatch(T otherwise) {
    return errorEvaluation(otherwise, ErrorCode.TYPE_MISMATCH, "A module's stage is a string");
  }

  private static <T> ProviderEvaluation<T> errorEvaluation(
      T otherwise, ErrorCode code, String words) {
    return ProviderEvaluation.<T>builder()
        .value(otherwise)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(words)
        .build();
  }
}
