package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rule 7, for what the JDK and libraries keep for the whole process. */
public final class ProcessState {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?:set|put|register|unregister|deregister|add|clear|install|bind|unbind|push|reset"
              + "|remove|init|enable|disable)(?:[A-Z]\\w*)?");

  private static final Set<String> CHANGERS_OF_ARGUMENTS =
      Set.of(
          "java.util.Arrays",
          "java.util.Collections",
          "java.lang.reflect.Array",
          "org.springframework.util.ReflectionUtils",
          "org.springframework.util.CollectionUtils",
          "org.springframework.transaction.support.TransactionSynchronizationManager");

  private ProcessState() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "property of the process",
            "system properties and environment variables belong to a process; a module in a"
                + " process of its own does not see what another set",
            "read a setting of your own with @ConfigurationProperties(\"tandem.<module>\"); tell"
                + " another module by an event",
            LibraryUse.ofMembers(
                    "uses properties of the process",
                    Set.of("demo", "rollout.admin"),
                    readsProperties())
                ::in),
        new RuleCheck(
            Rule.SHARED_STATE,
            "state kept by a library",
            "what is kept in a static of a library is shared by all modules of a process, and by"
                + " none after a move",
            "keep it in a field of a bean of your module, and pass it as an argument; across"
                + " modules, put it into an event",
            new LibraryUse(
                    "keeps state for the whole process",
                    Set.of("access", "kernel.web", "rollout.facade", "rollout.remote"),
                    types(
                        "java.util.prefs.",
                        "sun.misc.Unsafe",
                        "jdk.internal.",
                        "java.util.logging.",
                        "ch.qos.logback.",
                        "java.lang.instrument.",
                        "com.sun.tools.attach.",
                        "java.lang.foreign.Arena",
                        "org.springframework.context.i18n.LocaleContextHolder"),
                    ProcessState::changesStatic)
                ::in),
        ThreadValues.check(),
        new RuleCheck(
            Rule.SHARED_STATE,
            "end of the process",
            "all modules of the process end with it, in the middle of their work",
            "throw an exception, which fails this request or this delivery only; let a"
                + " HealthIndicator say that your module is not well",
            LibraryUse.ofMembers(
                    "ends the process",
                    Set.of(),
                    members("java.lang.System", "exit")
                        .or(members("java.lang.Runtime", "exit", "halt"))
                        .or(members("java.lang.ProcessHandle", "destroy", "destroyForcibly"))
                        .or(members("org.springframework.boot.SpringApplication", "exit")))
                ::in),
        Meters.check(),
        new RuleCheck(
            Rule.SHARED_STATE,
            "managed bean",
            "JMX beans are found by name in the whole process, and only there",
            "publish an event, or serve an address under /api/<module>/ for operators",
            new LibraryUse(
                    "uses JMX",
                    // Tomcat's valves and hosts are beans of JMX, which Tandem does not ask for.
                    Set.of("kernel.web"),
                    types("javax.management.", "org.springframework.jmx."),
                    members("java.lang.management.ManagementFactory", "getPlatformMBeanServer"))
                ::in));
  }

  private static Predicate<JavaAccess<?>> readsProperties() {
    return members(
            "java.lang.System",
            "setProperty",
            "setProperties",
            "clearProperty",
            "getProperties",
            "getProperty",
            "getenv")
        .or(members("java.lang.System", "setOut", "setErr", "setIn"))
        .or(
            members(
                "java.lang.management.RuntimeMXBean", "getInputArguments", "getSystemProperties"))
        .or(members("java.lang.Integer", "getInteger"))
        .or(members("java.lang.Long", "getLong"))
        .or(members("java.lang.Boolean", "getBoolean"));
  }

  /** A static method that changes something, and not one of its own arguments. */
  private static boolean changesStatic(JavaAccess<?> access) {
    return CHANGE.matcher(access.getName()).matches()
        && access.getTarget().getName().equals(access.getName())
        && !access.getTargetOwner().getName().startsWith("dev.tandem.")
        && !access.getTargetOwner().getPackage().equals(access.getOriginOwner().getPackage())
        && !CHANGERS_OF_ARGUMENTS.contains(access.getTargetOwner().getName())
        && !access.getTargetOwner().getName().equals("java.lang.System")
        && !access.getTargetOwner().getName().equals("org.slf4j.MDC")
        && Library.isStatic(access)
        && Library.returnsNothing(access);
  }
}
