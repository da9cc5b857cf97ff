package dev.tandem.rollout.routing;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.tandem.kernel.routing.SingleTypeProvider;
import java.time.Clock;
import java.util.Locale;

/**
 * Provides the routes as OpenFeature flags. A flag has the name of an extractable module; its value
 * is the stage in lower case, its metadata has the epoch and says why, and its targeting key is the
 * routing unit.
 */
final class RouteFeatureProvider extends SingleTypeProvider {

  /** In the metadata of an evaluation: a sentence that says why. */
  static final String BECAUSE = "because";

  private final RouteTable routeTable;
  private final Clock clock;

  RouteFeatureProvider(RouteTable routeTable, Clock clock) {
    super("Module routes", "The flag of a module is a string");
    this.routeTable = routeTable;
    this.clock = clock;
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String module, String defaultValue, EvaluationContext context) {
    if (!routeTable.contains(module)) {
      return notFound(defaultValue, module + " is not an extractable module");
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
}
