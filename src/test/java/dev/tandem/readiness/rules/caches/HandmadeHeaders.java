package dev.tandem.readiness.rules.caches;

import com.tngtech.archunit.core.domain.JavaClass;
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
      Set.of("header", "setHeader", "addHeader", "set", "add");
  private static final Set<String> METHODS =
      Set.of("cacheControl", "setCacheControl", "setCachePeriod", "setCacheSeconds", "setExpires");

  private HandmadeHeaders() {}

  /** The kernel, which sets what routes declare, is no module that declares any. */
  static Stream<Violation> in(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(owner -> !owner.type().getPackageName().startsWith("dev.tandem.kernel."))
        .flatMap(owner ->
            CodeFlow.of(codebase)
                .callsIn(owner.type(), HandmadeHeaders::mayDecide)
                .filter(HandmadeHeaders::decides)
                .filter(call -> !keepsNothing(codebase, owner.type(), call))
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

  private static boolean keepsNothing(Codebase codebase, JavaClass type, Call call) {
    return CodeFlow.of(codebase)
        .callsIn(type, it -> it.calls("org.springframework.http.CacheControl", "noStore"))
        .anyMatch(it -> Math.abs(it.line() - call.line()) <= 1);
  }
}
