package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 2, for classes that are created because stored or received data has their names. */
final class ClassesNamedByData {

  private static final String TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";
  private static final Set<String> BY_CLASS = Set.of("CLASS", "MINIMAL_CLASS");
  private static final Pattern READERS =
      Pattern.compile(
          "((tools|com\\.fasterxml)\\.jackson\\..*\\.(activate|enable|set)DefaultTyping\\w*"
              + "|org\\.yaml\\.snakeyaml\\.LoaderOptions\\.setTagInspector"
              + "|java\\.beans\\.XMLDecoder\\.readObject"
              + "|org\\.springframework\\.amqp\\..*\\.(set|add)TrustedPackages)");

  private ClassesNamedByData() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.BEANS,
        "class named by data",
        "whoever writes the data chooses the class, which may be another module's, and what is"
            + " stored can no longer be read once that class has moved",
        "give each type a name of its own, with @JsonTypeInfo(use = Id.NAME) and @JsonSubTypes or a"
            + " sealed interface, or choose it with a switch",
        codebase -> codebase.moduleClasses().flatMap(owner -> in(codebase, owner)));
  }

  private static Stream<Violation> in(Codebase codebase, ModuleClass owner) {
    var annotated =
        annotations(owner.type())
            .filter(ClassesNamedByData::namesClasses)
            .limit(1)
            .map(each -> codebase.locationOf(owner.type(), "@JsonTypeInfo"));
    var called =
        owner.type().getCodeUnitAccessesFromSelf().stream()
            .filter(access -> READERS.matcher(nameOf(access)).matches())
            .map(access -> codebase.locationOf(owner.type(), access.getLineNumber()));
    return Stream.concat(annotated, called)
        .map(location ->
            new Violation(
                owner.module().name(),
                "lets data name the classes of objects in " + owner.type().getSimpleName(),
                location));
  }

  private static String nameOf(JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static Stream<JavaAnnotation<?>> annotations(JavaClass type) {
    return Stream.concat(
        type.getAnnotations().stream(),
        type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()));
  }

  private static boolean namesClasses(JavaAnnotation<?> annotation) {
    return annotation.getRawType().getName().equals(TYPE_INFO)
        && annotation
            .get("use")
            .filter(JavaEnumConstant.class::isInstance)
            .map(use -> ((JavaEnumConstant) use).name())
            .filter(BY_CLASS::contains)
            .isPresent();
  }
}
