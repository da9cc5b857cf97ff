package dev.tandem.bootstrap;

import dev.tandem.kernel.schema.SharedModules;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.events.ApplicationModuleListener;

/**
 * Defaults for a process with a broker: the modules that run here consume from it, the other
 * modules of the jar are remote. Only modules with a listener count. The modules of a service (a
 * process that knows its platform's keys) start fenced, until a move activates them, and report
 * figures as those of the service. Sign-ins are at the platform, so that access, although it runs
 * everywhere, is remote for a service.
 */
class BrokerDefaults implements EnvironmentPostProcessor {

  private static final String BROKER_PREFIX = "tandem.eventing.broker.";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty(BROKER_PREFIX + "enabled", Boolean.class, false)) {
      return;
    }
    boolean isService = environment.containsProperty("tandem.access.platform-keys");
    var local = new TreeSet<>(ModuleSelection.of(environment).modules());
    if (isService) {
      local.remove(SharedModules.ACCESS);
    }
    var listening = listeningModules();
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "broker defaults",
                Map.of(
                    "tandem.eventing.start-fenced",
                    isService,
                    "tandem.eventing.figures.side",
                    isService ? "SERVICE" : "HOME",
                    "tandem.kernel.trace.side",
                    isService ? "service" : "home",
                    BROKER_PREFIX + "local-modules",
                    join(listening, local::contains),
                    BROKER_PREFIX + "remote-modules",
                    join(listening, Predicate.not(local::contains)))));
  }

  private static String join(NavigableSet<String> modules, Predicate<String> condition) {
    return modules.stream().filter(condition).collect(Collectors.joining(","));
  }

  private static NavigableSet<String> listeningModules() {
    var listener = ApplicationModuleListener.class.getName();
    return ClassPathTypes.matching("*/**/*.class")
        .filter(type -> type.getAnnotationMetadata().hasAnnotatedMethods(listener))
        .map(ClassPathTypes::module)
        .filter(it -> it.equals(SharedModules.ACCESS) || !SharedModules.NAMES.contains(it))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
