package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 7, for meters whose values code asks for. */
final class Meters {

  private Meters() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "meter that is read",
        "meters are for people and their dashboards; each process has its own, and they begin"
            + " at zero with each start",
        "count in a table of your schema what your code must know, filled from the other"
            + " module's events",
        LibraryUse.ofMembers("reads meters back", Set.of(), readsMeters())::in);
  }

  private static Predicate<JavaAccess<?>> ofType(String name) {
    var owner = types(name);
    return access -> owner.test(access.getTargetOwner());
  }

  private static Predicate<JavaAccess<?>> readsMeters() {
    return members(
            "io.micrometer.core.instrument.MeterRegistry",
            "get",
            "find",
            "getMeters",
            "forEachMeter")
        .or(members("io.micrometer.core.instrument.Counter", "count"))
        .or(members("io.micrometer.core.instrument.FunctionCounter", "count"))
        .or(members("io.micrometer.core.instrument.Gauge", "value"))
        .or(members("io.micrometer.core.instrument.Timer", "count", "totalTime", "max", "mean"))
        .or(
            members(
                "io.micrometer.core.instrument.DistributionSummary",
                "count",
                "totalAmount",
                "max",
                "mean"))
        .or(members("io.micrometer.core.instrument.LongTaskTimer", "activeTasks", "duration"))
        .or(members("io.micrometer.core.instrument.Meter", "measure"))
        .or(access ->
            access.getTargetOwner().getName().matches("org\\.springframework\\.boot\\..*Endpoint"))
        .or(ofType("io.micrometer.core.instrument.search."));
  }
}
