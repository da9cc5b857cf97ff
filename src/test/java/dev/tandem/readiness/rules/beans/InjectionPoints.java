package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Where the container hands a bean to a module's code. */
final class InjectionPoints {

  private static final Set<String> INJECTING = Set.of("Autowired", "Inject", "Resource", "Lookup");

  private InjectionPoints() {}

  /**
   * @param receiver the type of the bean that receives another here
   * @param type the type of the bean, without a provider or collection around it
   * @param several whether all beans of the type are injected
   * @param name of the parameter or field, or the qualifier
   * @param qualified whether an annotation gives the name
   */
  record InjectionPoint(
      DeclaredModule module,
      JavaClass owner,
      Class<?> receiver,
      ResolvableType type,
      boolean several,
      String name,
      boolean qualified) {}

  static List<InjectionPoint> of(Codebase codebase) {
    return codebase.cached(
        "injection points",
        () ->
            Stream.concat(
                    ModuleBeans.componentClasses(codebase)
                        .flatMap(it -> pointsOf(codebase, it.module(), it.type())),
                    codebase.moduleClasses().flatMap(it -> beanMethodPoints(codebase, it)))
                .toList());
  }

  private static Stream<InjectionPoint> pointsOf(
      Codebase codebase, DeclaredModule module, JavaClass type) {
    var loaded = codebase.load(type);
    var found = new ArrayList<InjectionPoint>();
    injectedConstructors(loaded)
        .flatMap(constructor -> parameters(constructor, loaded))
        .forEach(each -> found.addAll(each.points(module, type)));
    for (Class<?> each = loaded;
        each != null && each != Object.class;
        each = each.getSuperclass()) {
      Arrays.stream(each.getDeclaredFields())
          .filter(InjectionPoints::isInjected)
          .map(field ->
              new Injected(
                  loaded,
                  ResolvableType.forField(field),
                  name(field, field.getName()),
                  isQualified(field)))
          .forEach(it -> found.addAll(it.points(module, type)));
      for (var method : each.getDeclaredMethods()) {
        if (isInjected(method)) {
          parameters(method, loaded).forEach(it -> found.addAll(it.points(module, type)));
          if (method.getParameterCount() == 0 && !isNamedLookup(method)) {
            found.addAll(
                new Injected(
                        loaded, ResolvableType.forMethodReturnType(method), method.getName(), false)
                    .points(module, type));
          }
        }
      }
    }
    return found.stream();
  }

  private static Stream<InjectionPoint> beanMethodPoints(
      Codebase codebase, Codebase.ModuleClass moduleClass) {
    return ModuleBeans.beanMethods(moduleClass.type())
        .map(it -> ModuleBeans.reflect(codebase, it))
        .flatMap(method -> parameters(method, method.getReturnType()))
        .flatMap(it -> it.points(moduleClass.module(), moduleClass.type()).stream());
  }

  private static Stream<Constructor<?>> injectedConstructors(Class<?> type) {
    var all = Stream.of(type.getDeclaredConstructors()).filter(it -> !it.isSynthetic()).toList();
    return all.size() == 1 ? all.stream() : all.stream().filter(InjectionPoints::isInjected);
  }

  private static boolean isInjected(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(it ->
            INJECTING.contains(it.getSimpleName())
                || Stream.of(it.getAnnotations())
                    .anyMatch(meta -> INJECTING.contains(meta.annotationType().getSimpleName())));
  }

  /** What a name says is told of the name. */
  private static boolean isNamedLookup(Method method) {
    var lookup = method.getAnnotation(Lookup.class);
    return lookup != null && !lookup.value().isEmpty();
  }

  private static Stream<Injected> parameters(Executable executable, Class<?> receiver) {
    return IntStream.range(0, executable.getParameterCount())
        .mapToObj(i -> {
          var parameter = executable.getParameters()[i];
          var type =
              ResolvableType.forMethodParameter(MethodParameter.forExecutable(executable, i));
          return new Injected(
              receiver, type, name(parameter, parameter.getName()), isQualified(parameter));
        });
  }

  private static boolean isQualified(AnnotatedElement element) {
    return !name(element, "").isEmpty();
  }

  private static String name(AnnotatedElement element, String otherwise) {
    var qualifier = AnnotatedElementUtils.findMergedAnnotation(element, Qualifier.class);
    return qualifier == null || qualifier.value().isEmpty() ? otherwise : qualifier.value();
  }
}
