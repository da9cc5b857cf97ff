package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What classes are, with their members and annotations, and which other classes they use, but not
 * what their methods do with them: this decides who depends on whom.
 */
public final class ClassStructure {

  private ClassStructure() {}

  /** Changes when the structure of any class changes. */
  public static String digestOf(Codebase codebase) {
    var digest = new ContentDigest();
    codebase.classes.stream()
        .sorted(Comparator.comparing(JavaClass::getName))
        .map(ClassStructure::textOf)
        .forEach(digest::text);
    return digest.hex();
  }

  private static String textOf(JavaClass type) {
    var members = type.getMembers().stream().map(ClassStructure::textOf).sorted();
    var used =
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getName)
            .distinct()
            .sorted();
    var declared = type.getName() + " " + type.getModifiers() + annotationsOf(type);
    return Stream.of(Stream.of(declared), members, used)
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  private static String textOf(JavaMember member) {
    return member.getFullName() + " " + member.getModifiers() + annotationsOf(member);
  }

  private static List<String> annotationsOf(HasAnnotations<?> annotated) {
    return annotated.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getName())
        .sorted()
        .toList();
  }
}
