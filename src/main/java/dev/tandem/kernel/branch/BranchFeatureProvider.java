package dev.tandem.kernel.branch;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.tandem.kernel.routing.SingleTypeProvider;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Provides a branch as an OpenFeature flag. The flag has the qualified name of the branch and is
 * true for an account that the new implementation answers; its targeting key is the account.
 */
final class BranchFeatureProvider extends SingleTypeProvider {

  private final String branch;
  private final Supplier<BranchSetting> setting;

  BranchFeatureProvider(String branch, Supplier<BranchSetting> setting) {
    super("Branches", "The flag of a branch is a boolean");
    this.branch = branch;
    this.setting = setting;
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String flag, Boolean defaultValue, EvaluationContext context) {
    if (!flag.equals(branch)) {
      return notFound(defaultValue, flag + " is no branch of this module");
    }
    var evaluation = setting.get().evaluate(branch, UUID.fromString(context.getTargetingKey()));
    return ProviderEvaluation.<Boolean>builder()
        .value(evaluation.next())
        .variant(evaluation.variant())
        .reason(evaluation.reason().name())
        .build();
  }
}
