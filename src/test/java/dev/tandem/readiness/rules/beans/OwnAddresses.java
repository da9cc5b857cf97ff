package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.util.Set;

/** Whether filters and interceptors are registered for the module's own addresses only. */
final class OwnAddresses {

  private static final Set<String> LIMITS =
      Set.of(
          "addUrlPatterns",
          "setUrlPatterns",
          "addPathPatterns",
          "addMapping",
          "addResourceHandler",
          "addViewController",
          "addRedirectViewController");

  /** What a configurer may do for addresses that it names. */
  private static final Set<String> LIMITED_METHODS =
      Set.of("addInterceptors", "addCorsMappings", "addResourceHandlers", "addViewControllers");

  private OwnAddresses() {}

  /**
   * @param method the bean method, or the simple name of the class if the class is the bean
   */
  static boolean limit(Codebase codebase, DeclaredModule module, JavaClass source, String method) {
    var units =
        source.getMethods().stream()
            .filter(
                unit -> unit.getName().equals(method) || LIMITED_METHODS.contains(unit.getName()))
            .toList();
    return !units.isEmpty()
        && units.stream().allMatch(OwnAddresses::namesAddresses)
        && units.stream().allMatch(unit -> hasOwnAddresses(codebase, module, unit))
        && overridesNothingElse(source);
  }

  private static boolean namesAddresses(JavaCodeUnit unit) {
    return unit.getCallsFromSelf().stream().anyMatch(call -> LIMITS.contains(call.getName()));
  }

  private static boolean hasOwnAddresses(
      Codebase codebase, DeclaredModule module, JavaCodeUnit unit) {
    return codebase.constantsOf(unit.getOwner()).stream()
        .filter(constant -> constant.method().equals(unit.getName()) && !constant.concatenated())
        .filter(constant -> constant.value().startsWith("/"))
        .allMatch(constant -> constant.value().matches("/(api/)?" + module.name() + "(/.*)?"));
  }

  private static boolean overridesNothingElse(JavaClass source) {
    return source.getMethods().stream()
        .filter(unit ->
            source.getAllRawInterfaces().stream()
                .filter(each -> each.getSimpleName().equals("WebMvcConfigurer"))
                .anyMatch(each ->
                    each.getMethods().stream().anyMatch(m -> m.getName().equals(unit.getName()))))
        .allMatch(unit -> LIMITED_METHODS.contains(unit.getName()));
  }
}
