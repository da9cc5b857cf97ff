package dev.tandem.readiness.rules.caches;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.rules.beans.ModuleBeans;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Classes whose objects live as long as the process: beans, and what beans keep in fields. */
final class LongLivedClasses {

  private LongLivedClasses() {}

  static Set<JavaClass> in(Codebase codebase) {
    return codebase.cached(LongLivedClasses.class, () -> find(codebase));
  }

  private static Set<JavaClass> find(Codebase codebase) {
    var found = new LinkedHashSet<JavaClass>();
    var open = new ArrayDeque<>(beans(codebase).toList());
    while (!open.isEmpty()) {
      var type = open.poll();
      if (codebase.moduleOf(type).isPresent() && found.add(type)) {
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .flatMap(field -> kept(codebase, field))
            .forEach(open::add);
      }
    }
    return found;
  }

  /** Components, and what the methods of configurations create. */
  private static Stream<JavaClass> beans(Codebase codebase) {
    var components =
        ModuleBeans.componentClasses(codebase).map(Codebase.ModuleClass::type).toList();
    var created =
        components.stream()
            .flatMap(ModuleBeans::beanMethods)
            .flatMap(method ->
                Stream.concat(
                    Stream.of(method.getRawReturnType()),
                    method.getConstructorCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner())));
    return Stream.of(components.stream(), created, partsOfServers(codebase)).flatMap(it -> it);
  }

  /** What the server and the log create or keep, although no bean does. */
  private static Stream<JavaClass> partsOfServers(Codebase codebase) {
    return codebase
        .moduleClasses()
        .map(Codebase.ModuleClass::type)
        .filter(type ->
            type.getRawSuperclass()
                .filter(each ->
                    each.getName()
                        .matches(
                            "org\\.apache\\.(?:catalina|coyote|tomcat)\\..*"
                                + "|ch\\.qos\\.logback\\..*"))
                .isPresent());
  }

  /** The classes of a field: as it is declared, as its type's arguments, and as it is given. */
  private static Stream<JavaClass> kept(Codebase codebase, JavaField field) {
    var given =
        CodeFlow.of(codebase)
            .typesStoredIn(field.getOwner().getName() + "." + field.getName())
            .map(name -> find(codebase, name))
            .flatMap(Optional::stream);
    return Stream.concat(field.getType().getAllInvolvedRawTypes().stream(), given);
  }

  private static Optional<JavaClass> find(Codebase codebase, String name) {
    return codebase.classes.contain(name)
        ? Optional.of(codebase.classes.get(name))
        : Optional.empty();
  }
}
