package dev.tandem.readiness.rules.state;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.codebase.flow.Value;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;

/** Caches that code finds by their names. */
public final class NamedCaches {

  private NamedCaches() {}

  /** A violation for each name that is not the module's own. */
  public static Stream<Violation> in(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            CodeFlow.of(codebase)
                .callsIn(
                    moduleClass.type(),
                    call ->
                        call.name().equals("getCache")
                            && call.owner().endsWith("CacheManager")
                            && !call.reference())
                .flatMap(call ->
                    call.arguments().stream()
                        .limit(1)
                        .flatMap(name -> name.texts().stream())
                        .filter(name -> !name.startsWith(moduleClass.module().name() + "."))
                        .map(name ->
                            new Violation(
                                moduleClass.module().name(),
                                name.startsWith(Value.UNKNOWN)
                                    ? "uses a cache whose name cannot be read"
                                    : "uses the cache \"" + name + "\"",
                                codebase.locationOf(moduleClass.type(), call.line())))));
  }
}
