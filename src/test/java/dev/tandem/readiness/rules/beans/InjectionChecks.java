package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.rules.beans.InjectionPoints.InjectionPoint;
import dev.tandem.readiness.rules.beans.ModuleBeans.ModuleBean;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/**
 * Rule 2, for beans that have a type of the kernel, the framework, the JDK or the receiver: the
 * check repeats what the container does, and finds for each place of injection the beans that fit.
 */
public final class InjectionChecks {

  private static final int SEVERAL = 3;

  private InjectionChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.BEANS,
            "bean of another module under a common type",
            "the type is common, but the bean behind it exists only while both modules run in one"
                + " process",
            "publish an event and let the other module listen; a bean that only its own module"
                + " needs stays out of the others' way as @Bean(defaultCandidate = false) with a"
                + " @Qualifier, or is created with new in the class that needs it",
            InjectionChecks::injectedCommonTypes));
  }

  private record Injection(InjectionPoint point, ModuleBean bean) {}

  private static Stream<Violation> injectedCommonTypes(Codebase codebase) {
    var injections =
        InjectionPoints.of(codebase).stream()
            .flatMap(point -> foreignBeans(codebase, point).map(it -> new Injection(point, it)))
            .toList();
    var collecting =
        injections.stream().collect(Collectors.groupingBy(Injection::point)).values().stream()
            .filter(atOnePoint -> atOnePoint.size() >= SEVERAL)
            .toList();
    var points = collecting.stream().map(each -> each.getFirst().point()).toList();
    return Stream.concat(
        collecting.stream().map(atOnePoint -> receivesSeveral(codebase, atOnePoint)),
        injections.stream()
            .filter(injection -> !points.contains(injection.point()))
            .collect(Collectors.groupingBy(injection -> injection.bean().location()))
            .values()
            .stream()
            .flatMap(ofOneBean -> violations(codebase, ofOneBean)));
  }

  /** One place that receives beans of whatever module is one cause. */
  private static Violation receivesSeveral(Codebase codebase, List<Injection> atOnePoint) {
    var point = atOnePoint.getFirst().point();
    return new Violation(
            point.module().name(),
            "receives "
                + atOnePoint.size()
                + " beans of other modules, as "
                + atOnePoint.getFirst().bean().place()
                + " of "
                + atOnePoint.getFirst().bean().module().name()
                + ", as "
                + name(point.type())
                + " in "
                + point.owner().getSimpleName(),
            locationOf(codebase, point))
        .withRemedy(
            "name the type of your own module's beans that you need; for what other modules do,"
                + " listen to their events");
  }

  private static String locationOf(Codebase codebase, InjectionPoint point) {
    return codebase.locationOf(
        point.owner(), " " + point.name() + ",", " " + point.name() + ")", " " + point.name());
  }

  private static Stream<Violation> violations(Codebase codebase, List<Injection> ofOneBean) {
    var bean = ofOneBean.getFirst().bean();
    var receivers =
        ofOneBean.stream().map(it -> it.point().module().name()).distinct().sorted().toList();
    if (receivers.size() > 1) {
      return Stream.of(
          new Violation(
              bean.module().name(),
              "provides "
                  + name(ofOneBean.getFirst().point().type())
                  + " by "
                  + bean.place()
                  + " to "
                  + String.join(", ", receivers),
              bean.location()));
    }
    return ofOneBean.stream()
        .map(injection -> {
          var point = injection.point();
          return new Violation(
              point.module().name(),
              "receives the bean "
                  + bean.place()
                  + " of "
                  + bean.module().name()
                  + " as "
                  + name(point.type())
                  + " in "
                  + point.owner().getSimpleName(),
              locationOf(codebase, point));
        });
  }

  /**
   * The beans of other modules that the container injects here. Another check tells of those that
   * an annotation names.
   */
  private static Stream<ModuleBean> foreignBeans(Codebase codebase, InjectionPoint point) {
    var raw = point.type().toClass();
    if (raw.isPrimitive() || isPlainValue(raw)) {
      return Stream.empty();
    }
    var candidates =
        ModuleBeans.of(codebase).stream()
            .filter(ModuleBean::candidate)
            .filter(bean -> raw.isAssignableFrom(bean.type().toClass()))
            .filter(bean -> point.type().isAssignableFrom(bean.type()))
            .toList();
    var injected = point.several() ? candidates : chosen(point, candidates);
    return injected.stream()
        .filter(bean -> !bean.module().equals(point.module()) && !bean.module().inKernel())
        .filter(bean -> !isOwnTypeOf(bean.module(), raw))
        .filter(bean -> !KernelExtensions.isOne(codebase, point))
        .filter(bean -> !point.qualified() || !bean.names().contains(point.name()));
  }

  /** As the container chooses one of several: the primary one, or the one with the same name. */
  private static List<ModuleBean> chosen(InjectionPoint point, List<ModuleBean> candidates) {
    var primary = candidates.stream().filter(ModuleBean::primary).toList();
    var named = candidates.stream().filter(bean -> bean.names().contains(point.name())).toList();
    if (candidates.size() > 1 && !primary.isEmpty()) {
      return primary;
    }
    return candidates.size() > 1 && !named.isEmpty() ? named : candidates;
  }

  /** Another check tells of the direct use of another module's type. */
  private static boolean isOwnTypeOf(DeclaredModule module, Class<?> type) {
    return (type.getPackageName() + ".").startsWith(module.basePackage() + ".");
  }

  /** A record of plain values tells something, and does nothing for whoever receives it. */
  private static boolean isPlainValue(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .allMatch(component ->
                component.isPrimitive()
                    || component.isEnum()
                    || component.getPackageName().matches("java\\.(lang|time|util|math)")
                        && !component.isInterface());
  }

  private static String name(ResolvableType type) {
    return type.toString().replaceAll("[\\w.]+\\.(?=[A-Z])", "");
  }
}
