package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.beans.ModuleBeans.ModuleBean;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule 2, for beans that the framework collects: what a module hands to the framework changes how
 * every module runs.
 */
public final class FrameworkChecks {

  private static final Pattern WEB =
      Pattern.compile(".*(Filter|Interceptor|WebMvcConfigurer|RegistrationBean)");

  private FrameworkChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.BEANS,
            "bean that changes the framework",
            "the framework applies the bean to the code of every module in the process, and no"
                + " longer does so once the module runs elsewhere",
            "create the object with new in the class that needs it; what all modules need belongs"
                + " to the kernel",
            FrameworkChecks::frameworkBeans),
        new RuleCheck(
            Rule.BEANS,
            "advice for every module",
            "the advice handles the controllers and beans of every module in the process, and no"
                + " longer does so once its own runs elsewhere",
            "name your own classes: @ControllerAdvice(basePackageClasses = …) with a class of your"
                + " module, or a pointcut within(<your package>..*)",
            FrameworkChecks::unlimitedAdvice),
        new RuleCheck(
            Rule.BEANS,
            "switch of the framework",
            "the annotation or type configures the whole process for every module in it",
            "remove it: the main class and the kernel switch features on for all modules, and"
                + " settings come from @ConfigurationProperties; if all modules need it, move it to"
                + " the kernel",
            FrameworkChecks::processConfiguration),
        SharedObjects.check());
  }

  private static Stream<Violation> frameworkBeans(Codebase codebase) {
    return ModuleBeans.of(codebase).stream()
        .filter(bean -> !bean.module().inKernel())
        .filter(bean -> bean.candidate() || !FrameworkTypes.isOnlyInjected(bean))
        .filter(bean -> !FrameworkTypes.isRegistered(bean, ModuleBeans.of(codebase)))
        .flatMap(bean ->
            FrameworkTypes.extendedBy(bean)
                .limit(1)
                .filter(type -> !isLimited(codebase, bean))
                .map(type -> {
                  var violation =
                      new Violation(
                          bean.module().name(),
                          "changes how all modules run by the bean "
                              + bean.place()
                              + ", a "
                              + type.getSimpleName(),
                          bean.location());
                  return remedy(bean, type).map(violation::withRemedy).orElse(violation);
                }));
  }

  private static Optional<String> remedy(ModuleBean bean, Class<?> type) {
    if (WEB.matcher(type.getSimpleName()).matches()) {
      return Optional.of(webRemedy(bean));
    }
    return FrameworkTypes.isOnlyInjected(bean)
        ? Optional.of(
            "create the object with new in the class that needs it, or keep it to yourself as"
                + " @Bean(defaultCandidate = false) with a @Qualifier; what all modules need"
                + " belongs to the kernel")
        : Optional.empty();
  }

  private static String webRemedy(ModuleBean bean) {
    var name = bean.module().name();
    return ("limit it to your own addresses: addUrlPatterns(\"/%s/*\", \"/api/%s/*\") of a"
            + " FilterRegistrationBean, or addPathPatterns(\"/%s/**\", \"/api/%s/**\") of a"
            + " WebMvcConfigurer; what all modules need belongs to the kernel")
        .formatted(name, name, name, name);
  }

  private static boolean isLimited(Codebase codebase, ModuleBean bean) {
    var method = bean.place().substring(bean.place().indexOf('.') + 1);
    return OwnAddresses.limit(codebase, bean.module(), bean.source(), method);
  }

  private static Stream<Violation> unlimitedAdvice(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .filter(it -> Advice.isUnlimited(codebase, it))
        .map(moduleClass ->
            new Violation(
                moduleClass.module().name(),
                "advises all modules by " + moduleClass.type().getSimpleName(),
                codebase.locationOf(moduleClass.type())));
  }

  private static Stream<Violation> processConfiguration(Codebase codebase) {
    var annotations =
        codebase
            .moduleClasses()
            .filter(it -> !it.module().inKernel())
            .flatMap(moduleClass ->
                FrameworkTypes.switchesOn(moduleClass.type())
                    .map(annotation ->
                        new Violation(
                            moduleClass.module().name(),
                            "configures the process by @"
                                + annotation.getSimpleName()
                                + " on "
                                + moduleClass.type().getSimpleName(),
                            codebase.locationOf(
                                moduleClass.type(), "@" + annotation.getSimpleName()))));
    var types =
        codebase
            .moduleClasses()
            .filter(it -> !it.module().inKernel())
            .flatMap(moduleClass ->
                moduleClass.type().getDirectDependenciesFromSelf().stream()
                    .filter(it -> FrameworkTypes.configuresProcess(it.getTargetClass().getName()))
                    .sorted(Comparator.comparing(it -> it.getTargetClass().getName()))
                    .limit(1)
                    .map(dependency ->
                        new Violation(
                            moduleClass.module().name(),
                            "configures the process by "
                                + dependency.getTargetClass().getSimpleName()
                                + " in "
                                + moduleClass.type().getSimpleName(),
                            codebase.locationOf(
                                moduleClass.type(),
                                dependency.getSourceCodeLocation().getLineNumber()))));
    return Stream.concat(annotations, types);
  }
}
