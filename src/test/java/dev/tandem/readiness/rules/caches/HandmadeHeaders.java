package dev.tandem.readiness.rules.caches;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Violation;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Headers about caching that code sets by itself, beside the policy of the route. */
final class HandmadeHeaders {

  private static final Set<String> HEADERS =
      Set.of("cache-control", "expires", "pragma", "cdn-cache-control", "cache-groups");
  private static final Set<String> SETTERS =
      Set.of("header", "setHeader", "addHeader", "setDateHeader", "addDateHeader", "set", "add");
  private static final Set<String> METHODS =
      Set.of("cacheControl", "setCacheControl", "setCachePeriod", "setCacheSeconds", "setExpires");

  private HandmadeHeaders() {}

  /** The package that sets what routes declare is left out. */
  static Stream<Violation> in(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(owner -> !owner.type().getPackageName().equals("dev.tandem.kernel.caching"))
        .flatMap(owner ->
            CodeFlow.of(codebase)
                .callsIn(owner.type(), HandmadeHeaders::mayDecide)
                .filter(HandmadeHeaders::decides)
                .map(call ->
                    new Violation(
                        owner.module().name(),
                        "decides by hand in "
                            + owner.type().getSimpleName()
                            + " how long an answer may be kept",
                        codebase.locationOf(owner.type(), call.line()))));
  }

  private static boolean mayDecide(Call call) {
    return METHODS.contains(call.name()) || SETTERS.contains(call.name());
  }

  /** To keep nothing is what is said of every answer anyway. */
  private static boolean decides(Call call) {
    return METHODS.contains(call.name())
        ? call.owner().startsWith("org.springframework.")
        : call.arguments().size() > 1
            && textsOf(call, 0).anyMatch(HEADERS::contains)
            && !textsOf(call, 1).allMatch("no-store"::equals);
  }

  private static Stream<String> textsOf(Call call, int argument) {
    return call.arguments().get(argument).allTexts().map(it -> it.toLowerCase(Locale.ROOT));
  }
}
