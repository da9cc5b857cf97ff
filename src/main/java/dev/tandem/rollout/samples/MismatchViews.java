package dev.tandem.rollout.samples;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.comparison.AllowedDifference;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads mismatches and declared differences for operators. */
@Component
class MismatchViews {

  private final Mismatches mismatches;
  private final AllowedDifferences allowedDifferences;
  private final ExtractableModules modules;
  private final Clock clock;

  MismatchViews(
      Mismatches mismatches,
      AllowedDifferences allowedDifferences,
      ExtractableModules modules,
      Clock clock) {
    this.mismatches = mismatches;
    this.allowedDifferences = allowedDifferences;
    this.modules = modules;
    this.clock = clock;
  }

  Page<MismatchView> page(Paging paging) {
    var causes = mismatches.page(paging);
    var views =
        causes.items().stream()
            .map(cause -> MismatchView.of(cause, mismatches.samples(cause.cause())))
            .toList();
    return Page.of(views, paging, causes.total());
  }

  /** Those that do not occur any more come first. */
  List<AllowedDifferenceView> allowed() {
    var occurred =
        mismatches.allowed().stream().collect(Collectors.toMap(this::key, Function.identity()));
    var limit = clock.instant().minus(Mismatches.KEPT);
    var compared = mismatches.comparedSince(limit);
    return modules.units().keySet().stream()
        .flatMap(module ->
            allowedDifferences.of(module).stream()
                .map(it -> {
                  var seen = occurred.get(key(module, it.route(), it.path()));
                  var unused =
                      compared.contains(module)
                          && (seen == null || seen.lastSeen().isBefore(limit));
                  return view(module, it, seen, unused);
                }))
        .sorted(Comparator.comparing(AllowedDifferenceView::unused).reversed())
        .toList();
  }

  private String key(AllowedOccurrences occurrences) {
    return key(occurrences.module(), occurrences.route(), occurrences.path());
  }

  private static String key(String module, String route, String path) {
    return module + "\n" + route + "\n" + path;
  }

  private static AllowedDifferenceView view(
      String module,
      AllowedDifference declared,
      @Nullable AllowedOccurrences seen,
      boolean unused) {
    return new AllowedDifferenceView(
        module,
        declared.route(),
        declared.path(),
        declared.reason(),
        seen == null ? 0 : seen.occurrences(),
        seen == null ? null : seen.lastSeen(),
        unused);
  }

  @Scheduled(cron = "0 17 4 * * *")
  void forgetOldMismatches() {
    mismatches.forgetBefore(clock.instant().minus(Mismatches.KEPT));
  }
}
