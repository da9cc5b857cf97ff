package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Whose controllers and beans an advice handles. */
final class Advice {

  private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

  private Advice() {}

  static boolean isUnlimited(Codebase codebase, Codebase.ModuleClass moduleClass) {
    var type = moduleClass.type();
    if (type.isAnnotation()) {
      return false;
    }
    if (type.isAnnotatedWith(ASPECT)) {
      return codebase.constantsOf(type).stream()
          .filter(constant -> !constant.annotation().isEmpty())
          .noneMatch(constant -> constant.value().contains(moduleClass.module().basePackage()));
    }
    var advice =
        AnnotatedElementUtils.findMergedAnnotation(codebase.load(type), ControllerAdvice.class);
    return advice != null && !isLimitedTo(moduleClass.module().basePackage(), advice);
  }

  private static boolean isLimitedTo(String basePackage, ControllerAdvice advice) {
    var selectors =
        Stream.of(
                Stream.of(advice.basePackages()),
                Stream.of(advice.basePackageClasses()).map(Class::getPackageName),
                Stream.of(advice.assignableTypes()).map(Class::getPackageName))
            .flatMap(each -> each)
            .toList();
    return !selectors.isEmpty()
        && advice.annotations().length == 0
        && selectors.stream().allMatch(selector -> (selector + ".").startsWith(basePackage + "."));
  }
}
