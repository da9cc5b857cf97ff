package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.strings.StringFlow;
import dev.tandem.readiness.rules.address.AddressChecks;
import dev.tandem.readiness.rules.beans.BeanChecks;
import dev.tandem.readiness.rules.beans.FrameworkChecks;
import dev.tandem.readiness.rules.beans.InjectionChecks;
import dev.tandem.readiness.rules.beans.KernelStateChecks;
import dev.tandem.readiness.rules.beans.ReflectionChecks;
import dev.tandem.readiness.rules.beans.SettingChecks;
import dev.tandem.readiness.rules.branch.BranchChecks;
import dev.tandem.readiness.rules.caches.CacheChecks;
import dev.tandem.readiness.rules.dependencies.DeclarationChecks;
import dev.tandem.readiness.rules.dependencies.DependencyChecks;
import dev.tandem.readiness.rules.dependencies.FileOwnershipChecks;
import dev.tandem.readiness.rules.dependencies.OwnershipChecks;
import dev.tandem.readiness.rules.dependencies.PlatformChecks;
import dev.tandem.readiness.rules.descriptors.JavaModuleChecks;
import dev.tandem.readiness.rules.events.EventChecks;
import dev.tandem.readiness.rules.library.LibraryChecks;
import dev.tandem.readiness.rules.listeners.EventWayChecks;
import dev.tandem.readiness.rules.sql.ChannelChecks;
import dev.tandem.readiness.rules.sql.ConnectionChecks;
import dev.tandem.readiness.rules.sql.SchemaChecks;
import dev.tandem.readiness.rules.sql.ScriptChecks;
import dev.tandem.readiness.rules.sql.SqlChecks;
import dev.tandem.readiness.rules.state.StateChecks;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.OneCause;
import dev.tandem.readiness.violation.RuleCheck;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** All checks that read code, scripts and resources. */
public final class AllChecks {

  public static final List<RuleCheck> ALL =
      Stream.of(
              DependencyChecks.checks(),
              OwnershipChecks.checks(),
              PlatformChecks.checks(),
              DeclarationChecks.checks(),
              BeanChecks.checks(),
              InjectionChecks.checks(),
              FrameworkChecks.checks(),
              ReflectionChecks.checks(),
              SqlChecks.checks(),
              ScriptChecks.checks(),
              ConnectionChecks.checks(),
              ChannelChecks.checks(),
              SchemaChecks.checks(),
              EventChecks.checks(),
              ListenerChecks.checks(),
              EventWayChecks.checks(),
              SharedStateChecks.checks(),
              StateChecks.checks(),
              KernelStateChecks.checks(),
              SettingChecks.checks(),
              FileOwnershipChecks.checks(),
              TemplateChecks.checks(),
              LibraryChecks.checks(),
              AddressChecks.checks(),
              IsolationChecks.checks(),
              JavaModuleChecks.checks(),
              BuildingBlockChecks.checks(),
              BranchChecks.checks(Clock.systemUTC()),
              CacheChecks.checks())
          .flatMap(List::stream)
          .toList();

  /** More than processors, as some checks wait for a database, or for what another one finds. */
  private static final Executor THREADS =
      Executors.newFixedThreadPool(
          2 * Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("checks-", 1).factory());

  private AllChecks() {}

  /** What the checks find in the codebase, ordered by rule, module and place. */
  static List<ExplainedViolation> violations(Codebase codebase, List<RuleCheck> checks) {
    return found(codebase, checks).sorted().toList();
  }

  /** The same, with one message for each cause. */
  static List<ExplainedViolation> causes(Codebase codebase, List<RuleCheck> checks) {
    return OneCause.of(found(codebase, checks).toList()).stream().sorted().toList();
  }

  /**
   * What the checks find, in the order of the checks. They run beside one another; to follow the
   * strings takes longest, so that it begins first.
   */
  public static Stream<ExplainedViolation> found(Codebase codebase, List<RuleCheck> checks) {
    CompletableFuture.runAsync(() -> StringFlow.of(codebase), THREADS);
    var running =
        checks.stream()
            .map(check -> CompletableFuture.supplyAsync(() -> check.violations(codebase), THREADS))
            .toList();
    return running.stream().map(CompletableFuture::join).flatMap(List::stream);
  }
}
