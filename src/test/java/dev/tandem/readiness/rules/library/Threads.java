package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rule 7, for work that goes on after the listener or the request that began it. */
final class Threads {

  private static final Set<String> HOMES =
      Set.of(
          "eventing.relay",
          "eventing.delivery",
          "eventing.broker",
          "eventing.modules",
          "rollout",
          "demo");

  private Threads() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "work in the background",
        "it runs outside the transaction, is lost when the process ends, and goes on after its"
            + " module has moved to another process",
        "do it in a listener of your module, which is delivered again until it succeeds; use"
            + " @Scheduled for what time brings, which stops when the module moves",
        new LibraryUse(
                "leaves work in the background",
                HOMES,
                types(
                    "java.util.Timer",
                    "java.util.TimerTask",
                    "java.lang.ref.Cleaner",
                    "org.springframework.scheduling.annotation.Async",
                    "org.springframework.core.task.",
                    "org.springframework.scheduling.TaskScheduler",
                    "org.springframework.scheduling.concurrent.",
                    "org.springframework.scheduling.annotation.SchedulingConfigurer",
                    "org.springframework.boot.task.",
                    "org.quartz.",
                    "reactor.core.scheduler."),
                beginsThread().or(handsOver()))
            ::in);
  }

  private static Predicate<JavaAccess<?>> beginsThread() {
    return access ->
        access.getTargetOwner().isAssignableTo(Thread.class)
            && Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread", "start")
                .contains(access.getName());
  }

  private static Predicate<JavaAccess<?>> handsOver() {
    var executors = types("java.util.concurrent.Executors");
    return members(
            "java.util.concurrent.CompletableFuture",
            "runAsync",
            "supplyAsync",
            "thenRunAsync",
            "thenAcceptAsync",
            "thenApplyAsync",
            "whenCompleteAsync",
            "handleAsync",
            "completeAsync",
            "delayedExecutor")
        .or(members("java.util.concurrent.Executor", "execute", "<init>"))
        .or(
            members(
                "java.util.concurrent.ExecutorService",
                "submit",
                "invokeAll",
                "invokeAny",
                "schedule",
                "scheduleAtFixedRate",
                "scheduleWithFixedDelay",
                "commonPool"))
        .or(members("java.util.concurrent.ForkJoinTask", "fork"))
        .or(access -> executors.test(access.getTargetOwner()))
        .and(access -> !isClosedInTheSameMethod(access));
  }

  /**
   * An executor in a try statement, which is compiled to two calls, waits for all of its tasks. A
   * method that has another executor as well may leave work to that.
   */
  private static boolean isClosedInTheSameMethod(JavaAccess<?> access) {
    var method = access.getOrigin();
    var closed =
        method.getMethodCallsFromSelf().stream()
            .filter(call -> call.getName().equals("close"))
            .filter(call -> call.getTargetOwner().isAssignableTo(ExecutorService.class))
            .count();
    var made =
        method.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(Executors.class))
            .filter(call -> call.getTarget().getRawReturnType().isAssignableTo(Executor.class))
            .count();
    return closed > 0
        && made <= (closed + 1) / 2
        && Stream.concat(
                method.getRawParameterTypes().stream(),
                method.getOwner().getFields().stream().map(JavaField::getRawType))
            .noneMatch(type -> type.isAssignableTo(Executor.class));
  }
}
