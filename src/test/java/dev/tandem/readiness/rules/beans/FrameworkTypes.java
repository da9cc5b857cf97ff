package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.rules.beans.ModuleBeans.ModuleBean;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/** Which types of the framework it collects from the container, and which are a bean's own. */
final class FrameworkTypes {

  private static final Pattern FRAMEWORK =
      Pattern.compile(
          "(org\\.springframework|jakarta|javax\\.sql|tools\\.jackson|com\\.fasterxml\\.jackson"
              + "|io\\.micrometer|io\\.opentelemetry|org\\.flywaydb|org\\.thymeleaf|org\\.apache"
              + "|com\\.zaxxer|org\\.aspectj|org\\.springdoc|io\\.swagger)\\..*");

  /**
   * Types that concern only the bean that has them, by their simple names; another check reads the
   * addresses of router functions.
   */
  private static final Set<String> OF_THE_BEAN =
      Set.of(
          "ApplicationRunner",
          "CommandLineRunner",
          "Runner",
          "ApplicationListener",
          "GenericApplicationListener",
          "SmartApplicationListener",
          "Lifecycle",
          "SmartLifecycle",
          "Phased",
          "InitializingBean",
          "SmartInitializingSingleton",
          "DisposableBean",
          "Ordered",
          "PriorityOrdered",
          "ExitCodeGenerator",
          "HealthContributor",
          "HealthIndicator",
          "AbstractHealthIndicator",
          "CompositeHealthContributor",
          "InfoContributor",
          "MeterBinder",
          "FactoryBean",
          "RouterFunction",
          "RestClient",
          "RestTemplate",
          "RestOperations",
          "WebClient",
          "RowMapper",
          "ResultSetExtractor",
          "RowCallbackHandler",
          "BatchPreparedStatementSetter",
          "PreparedStatementSetter",
          "RepresentationModelAssembler",
          "RuntimeHintsRegistrar");

  /**
   * Types of which the framework takes a bean only by injection, so that a qualifier keeps it
   * apart; all others it looks up by their type, whoever is a candidate.
   */
  private static final Pattern ONLY_INJECTED =
      Pattern.compile(
          ".*(Template|Operations|Client|Mapper|DataSource|TransactionManager|Executor|Scheduler"
              + "|ThreadFactory)");

  private static final Pattern OWN_PACKAGES =
      Pattern.compile(
          "org\\.springframework\\.(data\\..*repository|modulith|cloud\\.gateway)\\..*"
              + "|.*Aware|.*RequestFactory");

  private static final Pattern PROCESS_TYPES =
      Pattern.compile(
          "org\\.springframework\\.("
              + "core\\.env\\.(MutablePropertySources|\\w*PropertySource)"
              + "|context\\.(ApplicationContextInitializer|annotation\\.Import\\w+Registrar"
              + "|annotation\\.(Deferred)?ImportSelector)"
              + "|beans\\.factory\\.(BeanRegistrar|BeanRegistry)"
              + "|boot\\.(\\w+\\.)*(EnvironmentPostProcessor|SpringApplicationRunListener"
              + "|SpringApplication|SpringApplicationBuilder|BootstrapRegistryInitializer))");

  private static final Set<String> SWITCHES =
      Set.of(
          "ComponentScan",
          "ComponentScans",
          "ImportResource",
          "PropertySource",
          "PropertySources",
          "EntityScan",
          "ConfigurationPropertiesScan",
          "ImportAutoConfiguration",
          "AutoConfiguration",
          "SpringBootApplication",
          "EnableAutoConfiguration");

  private FrameworkTypes() {}

  /** The framework's types that a bean has, without those that concern only the bean. */
  static Stream<Class<?>> extendedBy(ModuleBean bean) {
    return supertypes(bean.type())
        .filter(type -> isCollected(type.toClass(), type.equals(bean.type())))
        .filter(type -> !isAboutOwnTypes(bean, type))
        .<Class<?>>map(ResolvableType::toClass);
  }

  /** A filter that a registration wraps runs where the registration says. */
  static boolean isRegistered(ModuleBean bean, List<ModuleBean> all) {
    return all.stream()
        .filter(other -> other.module().equals(bean.module()))
        .map(ModuleBean::type)
        .filter(type -> type.toClass().getSimpleName().endsWith("RegistrationBean"))
        .anyMatch(type -> type.getGeneric(0).toClass() == bean.type().toClass());
  }

  /** Whether others get the bean, which has a type of a library, only where they inject it. */
  static boolean isOnlyInjected(ModuleBean bean) {
    var type = bean.type().toClass();
    return (isFramework(type.getName()) || type.getName().startsWith("java."))
        && ONLY_INJECTED.matcher(type.getSimpleName()).matches();
  }

  static boolean isFramework(String typeName) {
    return FRAMEWORK.matcher(typeName).matches();
  }

  static boolean configuresProcess(String typeName) {
    return PROCESS_TYPES.matcher(typeName).matches();
  }

  /** The annotations of a class that configure the whole process. */
  static Stream<JavaClass> switchesOn(JavaClass type) {
    return type.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .filter(it -> it.getName().startsWith("org.springframework."))
        .filter(it ->
            SWITCHES.contains(it.getSimpleName())
                || it.getSimpleName().startsWith("Enable")
                    && !it.getSimpleName().equals("EnableConfigurationProperties"));
  }

  private static boolean isCollected(Class<?> type, boolean isBeanType) {
    var name = type.getName();
    return isBeanType && (Executor.class.isAssignableFrom(type) || type == ThreadFactory.class)
        || FRAMEWORK.matcher(name).matches()
            && !OWN_PACKAGES.matcher(name).matches()
            && !PROCESS_TYPES.matcher(name).matches()
            && !OF_THE_BEAN.contains(type.getSimpleName());
  }

  /** A converter or callback for a type of its own module never meets another module's objects. */
  private static boolean isAboutOwnTypes(ModuleBean bean, ResolvableType type) {
    if (type.toClass().getSimpleName().endsWith("RegistrationBean")) {
      return false;
    }
    return Stream.of(type.getGenerics())
        .map(ResolvableType::toClass)
        .anyMatch(
            each -> (each.getPackageName() + ".").startsWith(bean.module().basePackage() + "."));
  }

  private static Stream<ResolvableType> supertypes(ResolvableType type) {
    var found = new LinkedHashSet<ResolvableType>();
    var open = new ArrayDeque<ResolvableType>();
    open.add(type);
    while (!open.isEmpty()) {
      var next = open.poll();
      if (next != ResolvableType.NONE && next.toClass() != Object.class && found.add(next)) {
        open.addAll(Stream.of(next.getInterfaces()).toList());
        open.add(next.getSuperType());
      }
    }
    return found.stream();
  }
}
