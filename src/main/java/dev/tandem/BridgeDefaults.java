package dev.tandem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.modulith.events.ApplicationModuleListener;

/**
 * Where a broker is used: the modules that run here receive from it, and the others that the jar
 * knows are elsewhere. Only those count that listen to events at all. What is called by way of a
 * platform is its service, and begins closed: it is live when it is moved there.
 */
class BridgeDefaults implements EnvironmentPostProcessor {

  private static final String BROKER = "tandem.eventing.broker.";
  private static final String CLASSES = "classpath*:dev/tandem/*/*.class";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty(BROKER + "enabled", Boolean.class, false)) {
      return;
    }
    var here = ModuleSelection.of(environment).names();
    var listening = listening();
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "ends of the broker",
                Map.of(
                    "tandem.eventing.start-fenced",
                    environment.containsProperty("tandem.access.platform-keys"),
                    BROKER + "local-modules",
                    some(listening, here::contains),
                    BROKER + "remote-modules",
                    some(listening, it -> !here.contains(it)))));
  }

  private static String some(NavigableSet<String> modules, Predicate<String> which) {
    return modules.stream().filter(which).collect(Collectors.joining(","));
  }

  /** The modules with a listener. */
  private static NavigableSet<String> listening() {
    var factory = new SimpleMetadataReaderFactory();
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(CLASSES))
          .filter(it -> listens(it, factory))
          .map(ModuleSelection::folder)
          .filter(it -> !ModuleSelection.KERNEL.contains(it))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(Resource type, MetadataReaderFactory factory) {
    try {
      return factory
          .getMetadataReader(type)
          .getAnnotationMetadata()
          .hasAnnotatedMethods(ApplicationModuleListener.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
