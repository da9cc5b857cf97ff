package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/** The beans of a codebase: components, imported classes, repositories and bean methods. */
public final class ModuleBeans {

  private ModuleBeans() {}

  /**
   * @param type what the container matches with injected types, with its type arguments
   * @param names of the bean; full class names of components, and their short names
   * @param source the class of the bean, or the class that has the bean method
   * @param place the place in the source, for people
   */
  record ModuleBean(
      DeclaredModule module,
      ResolvableType type,
      List<String> names,
      boolean primary,
      boolean candidate,
      JavaClass source,
      String place,
      String location) {}

  static List<ModuleBean> of(Codebase codebase) {
    return codebase.cached(
        "beans", () -> Stream.concat(components(codebase), methods(codebase)).toList());
  }

  static boolean isComponent(JavaClass type) {
    return type.isMetaAnnotatedWith(Component.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Service.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Repository.class)
        || (type.isInterface() && type.isAssignableTo(Repository.class));
  }

  /** Components and what configurations import. */
  public static Stream<Codebase.ModuleClass> componentClasses(Codebase codebase) {
    return codebase
        .cached(
            "components",
            () -> {
              var imported = importedClasses(codebase);
              return codebase
                  .moduleClasses()
                  .filter(it -> !it.type().isAnnotation())
                  .filter(it -> isComponent(it.type()) || imported.contains(it.type().getName()))
                  .toList();
            })
        .stream();
  }

  public static Stream<JavaMethod> beanMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(it -> it.isAnnotatedWith(Bean.class) || it.isMetaAnnotatedWith(Bean.class));
  }

  private static Set<String> importedClasses(Codebase codebase) {
    return codebase
        .moduleClasses()
        .map(Codebase.ModuleClass::type)
        .filter(it -> it.isAnnotatedWith(Import.class))
        .flatMap(it ->
            Stream.of(
                (JavaClass[])
                    it.getAnnotationOfType(Import.class.getName())
                        .get("value")
                        .orElse(new JavaClass[0])))
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private static Stream<ModuleBean> components(Codebase codebase) {
    return componentClasses(codebase)
        .map(moduleClass -> {
          var type = moduleClass.type();
          var loaded = codebase.load(type);
          return new ModuleBean(
              moduleClass.module(),
              provided(ResolvableType.forClass(loaded)),
              List.of(componentName(type), type.getName()),
              AnnotatedElementUtils.hasAnnotation(loaded, Primary.class),
              true,
              type,
              type.getSimpleName(),
              codebase.locationOf(type));
        });
  }

  private static Stream<ModuleBean> methods(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            beanMethods(moduleClass.type())
                .map(method -> {
                  var reflected = reflect(codebase, method);
                  var bean = AnnotatedElementUtils.findMergedAnnotation(reflected, Bean.class);
                  var names = bean == null ? new String[0] : bean.name();
                  return new ModuleBean(
                      moduleClass.module(),
                      provided(ResolvableType.forMethodReturnType(reflected)),
                      names.length == 0 ? List.of(method.getName()) : List.of(names),
                      AnnotatedElementUtils.hasAnnotation(reflected, Primary.class),
                      bean == null || (bean.autowireCandidate() && bean.defaultCandidate()),
                      moduleClass.type(),
                      moduleClass.type().getSimpleName() + "." + method.getName(),
                      codebase.locationOf(method));
                }));
  }

  static Method reflect(Codebase codebase, JavaMethod method) {
    return Arrays.stream(codebase.load(method.getOwner()).getDeclaredMethods())
        .filter(it -> it.getName().equals(method.getName()) && !it.isBridge())
        .filter(it -> it.getParameterCount() == method.getRawParameterTypes().size())
        .findFirst()
        .orElseThrow();
  }

  private static ResolvableType provided(ResolvableType type) {
    var factory = type.as(FactoryBean.class);
    return factory == ResolvableType.NONE ? type : factory.getGeneric(0);
  }

  static String componentName(JavaClass type) {
    var given =
        type.getAnnotations().stream()
            .map(it -> it.get("value").orElse(""))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(it -> !it.isBlank())
            .findFirst();
    return given.orElseGet(() -> Introspector.decapitalize(type.getSimpleName()));
  }
}
