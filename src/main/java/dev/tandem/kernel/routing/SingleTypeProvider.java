package dev.tandem.kernel.routing;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;

/**
 * Provides OpenFeature flags of one type. Subclasses override the evaluation of that type; to
 * whoever asks for another type the answer is the default value, with the error {@code
 * TYPE_MISMATCH}.
 */
public abstract class SingleTypeProvider implements FeatureProvider {

  private final String name;
  private final String type;

  /**
   * @param name what operators of feature flags see
   * @param type a sentence that says of which type the flags are
   */
  protected SingleTypeProvider(String name, String type) {
    this.name = name;
    this.type = type;
  }

  @Override
  public final Metadata getMetadata() {
    return () -> name;
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String flag, Boolean defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String flag, String defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String flag, Integer defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String flag, Double defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String flag, Value defaultValue, EvaluationContext context) {
    return typeMismatch(defaultValue);
  }

  private <T> ProviderEvaluation<T> typeMismatch(T defaultValue) {
    return error(defaultValue, ErrorCode.TYPE_MISMATCH, type);
  }

  /** The default value, as there is no such flag. */
  protected static <T> ProviderEvaluation<T> notFound(T defaultValue, String message) {
    return error(defaultValue, ErrorCode.FLAG_NOT_FOUND, message);
  }

  private static <T> ProviderEvaluation<T> error(T defaultValue, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(defaultValue)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
