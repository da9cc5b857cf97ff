package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.sql.SqlChecks;
import dev.tandem.readiness.rules.state.MutableTypes;
import dev.tandem.readiness.rules.state.NamedCaches;
import dev.tandem.readiness.rules.state.ScriptLocks;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 7: modules share nothing but events. */
public final class SharedStateChecks {

  private static final Set<String> CACHE_ANNOTATIONS =
      Set.of("Cacheable", "CachePut", "CacheEvict", "CacheConfig", "Caching");
  private static final Set<String> LOCK_FACTORIES = Set.of("named", "inGroup");
  private static final Pattern ADVISORY_LOCK =
      Pattern.compile("(?i)pg_(try_)?advisory_(xact_)?lock");

  private SharedStateChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "thread-local",
            "a value bound to the thread is not passed on with an event, and virtual threads are"
                + " not reused",
            "pass it as an argument; across modules, put it into the event",
            SharedStateChecks::threadLocals),
        new RuleCheck(
            Rule.SHARED_STATE,
            "cache of another",
            "a cache that two modules use is shared data without an owner",
            "name the cache \"<module>.<what>\" and keep it inside the module",
            SharedStateChecks::foreignCaches),
        new RuleCheck(
            Rule.SHARED_STATE,
            "lock of another",
            "a lock that two modules take requires both to use one database",
            "lock a row of your own, or derive the key of the lock from your module's name, e.g."
                + " pg_advisory_xact_lock(hashtext('billing.series'))",
            SharedStateChecks::foreignLocks));
  }

  public static boolean isMutable(JavaClass type) {
    return MutableTypes.contain(type);
  }

  private static Stream<Violation> threadLocals(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getFields().stream()
                .filter(field ->
                    field.getRawType().isAssignableTo(ThreadLocal.class)
                        || (!moduleClass.module().inKernel()
                            && field.getRawType().isAssignableTo(ScopedValue.class)))
                .map(field ->
                    new Violation(
                        moduleClass.module().name(),
                        "binds "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + field.getName()
                            + " to the thread",
                        codebase.locationOf(moduleClass.type(), " " + field.getName()))));
  }

  private static Stream<Violation> foreignCaches(Codebase codebase) {
    var annotated =
        codebase
            .moduleConstants()
            .filter(it -> CACHE_ANNOTATIONS.contains(it.constant().annotation()))
            .filter(it -> !it.constant().value().startsWith("#"))
            .filter(it -> it.constant().value().matches("[\\w.:-]+"))
            .filter(moduleConstant ->
                !moduleConstant.constant().value().startsWith(moduleConstant.module() + "."))
            .map(moduleConstant ->
                new Violation(
                    moduleConstant.module(),
                    "uses the cache \"" + moduleConstant.constant().value() + "\"",
                    moduleConstant.location(codebase)));
    return Stream.concat(annotated, NamedCaches.in(codebase));
  }

  private static Stream<Violation> foreignLocks(Codebase codebase) {
    return Stream.of(
            foreignLocksInSql(codebase),
            foreignLocksByName(codebase),
            ScriptLocks.in(codebase, ADVISORY_LOCK))
        .flatMap(found -> found);
  }

  /** The kernel's type takes a lock for its caller, whose call is checked instead. */
  private static Stream<Violation> foreignLocksInSql(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> !it.owner().type().isEquivalentTo(AdvisoryLock.class))
        .filter(it -> !it.constant().concatenated())
        .filter(it -> ADVISORY_LOCK.matcher(it.constant().value()).find())
        .filter(
            moduleConstant -> !moduleConstant.constant().value().contains(moduleConstant.module()))
        .map(moduleConstant ->
            new Violation(
                moduleConstant.module(),
                "takes a lock whose key is not its own: \""
                    + SqlChecks.excerpt(moduleConstant.constant())
                    + "\"",
                moduleConstant.location(codebase)));
  }

  /** A class that names a lock has a key that begins with its own module's name, and no other. */
  private static Stream<Violation> foreignLocksByName(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(AdvisoryLock.class))
                .filter(call -> LOCK_FACTORIES.contains(call.getName()))
                .filter(call -> !hasOnlyOwnKeys(codebase, moduleClass))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "takes a lock whose key is not its own by AdvisoryLock." + call.getName(),
                        codebase.locationOf(moduleClass.type(), call.getLineNumber()))));
  }

  private static boolean hasOnlyOwnKeys(Codebase codebase, Codebase.ModuleClass moduleClass) {
    var prefixes =
        codebase.constantsOf(moduleClass.type()).stream()
            .map(constant -> constant.value().replaceFirst("\\..*", ""))
            .filter(codebase.modules::containsKey)
            .collect(Collectors.toSet());
    return prefixes.equals(Set.of(moduleClass.module().name()));
  }
}
