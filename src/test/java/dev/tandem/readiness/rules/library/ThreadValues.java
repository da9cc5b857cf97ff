package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 7, for values that code finds by the thread on which it runs. */
final class ThreadValues {

  private ThreadValues() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "value bound to the thread",
        "a value bound to the thread is not passed on with an event, and is gone in another"
            + " process",
        "pass it as an argument; across modules, put it into the event",
        new LibraryUse(
                "binds values to the thread",
                Set.of(
                    "kernel.pool",
                    "kernel.trace",
                    "rollout.facade",
                    "rollout.remote",
                    "access.token",
                    "eventing.trace"),
                types(
                    "org.slf4j.MDC",
                    "org.slf4j.spi.MDCAdapter",
                    "io.micrometer.tracing.",
                    "io.micrometer.context.",
                    "io.opentelemetry.api.baggage.",
                    "io.opentelemetry.context.",
                    "org.apache.logging.log4j.ThreadContext",
                    "org.jboss.logging.MDC"),
                members(
                        "org.springframework.transaction.support"
                            + ".TransactionSynchronizationManager",
                        "bindResource",
                        "getResource",
                        "unbindResource",
                        "hasResource",
                        "getResourceMap",
                        "setCurrentTransactionName",
                        "setCurrentTransactionReadOnly",
                        "setCurrentTransactionIsolationLevel",
                        "setActualTransactionActive")
                    .or(
                        members(
                            "io.micrometer.observation.Observation$Context",
                            "put",
                            "get",
                            "getOrDefault",
                            "getRequired",
                            "computeIfAbsent"))
                    .or(
                        members(
                            "io.micrometer.observation.ObservationRegistry",
                            "getCurrentObservation",
                            "getCurrentObservationScope"))
                    .or(
                        members(
                            "java.lang.Thread",
                            "setName",
                            "setContextClassLoader",
                            "setUncaughtExceptionHandler"))
                    .or(localThreadLocals()))
            ::in);
  }

  private static Predicate<JavaAccess<?>> localThreadLocals() {
    var threadLocals =
        members("java.lang.ThreadLocal", "<init>", "withInitial", "set", "get", "remove");
    return access ->
        threadLocals.test(access)
            && access.getOriginOwner().getFields().stream()
                .noneMatch(field -> field.getRawType().isAssignableTo(ThreadLocal.class))
            && !access.getOriginOwner().isAssignableTo(ThreadLocal.class);
  }
}
