package dev.tandem.kernel.branch;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Provides a branch as an OpenFeature flag. The flag has the qualified name of the branch and is
 * true for an account that the new implementation answers; its targeting key is the account.
 */
record BranchFeatureProvider(String branch, Supplier<BranchSetting> setting)
    implements FeatureProvider {

  @Override
  public Metadata getMetadata() {
    return () -> "Branches";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String flag, Boolean defaultValue, EvaluationContext context) {
    if (!flag.equals(branch)) {
      return error(defaultValue, ErrorCode.FLAG_NOT_FOUND, flag + " is no branch of this module");
    }
    var evaluation = setting.get().evaluate(branch, UUID.fromString(context.getTargetingKey()));
    return ProviderEvaluation.<Boolean>builder()
        .value(evaluation.next())
        .variant(evaluation.variant())
        .reason(evaluation.reason().name())
        .build();
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

  private static <T> ProviderEvaluation<T> typeMismatch(T defaultValue) {
    return error(defaultValue, ErrorCode.TYPE_MISMATCH, "The flag of a branch is a boolean");
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
