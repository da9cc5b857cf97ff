package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.repository.Repository;

/** Rule 10: the building blocks of the domain (jMolecules). */
public final class BuildingBlockChecks {

  private static final List<String> INFRASTRUCTURE_PACKAGES =
      List.of(
          "org.springframework.web.",
          "org.springframework.http.",
          "org.springframework.ui.",
          "jakarta.servlet.",
          "java.sql.",
          "javax.sql.",
          "org.springframework.jdbc.",
          "org.springframework.data.jdbc.repository.");

  private BuildingBlockChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.BUILDING_BLOCKS,
            "aggregate that holds another",
            "an aggregate is loaded, locked and saved with all it holds; the two cannot be"
                + " separated later",
            "hold the other aggregate's id, a record with @ValueObject or @Identity",
            BuildingBlockChecks::nestedAggregates),
        new RuleCheck(
            Rule.BUILDING_BLOCKS,
            "value that changes",
            "a value that can change and is shared is state with two owners",
            "make it a record; copy collections in the compact constructor",
            BuildingBlockChecks::mutableValues),
        new RuleCheck(
            Rule.BUILDING_BLOCKS,
            "repository of something that is no aggregate root",
            "saving a part on its own bypasses the root, which enforces the rules",
            "save the root; or mark the type as @AggregateRoot if it is one",
            BuildingBlockChecks::repositoriesOfParts),
        new RuleCheck(
            Rule.BUILDING_BLOCKS,
            "domain type that knows web or SQL",
            "the type then cannot be tested or moved without the web or the database",
            "use plain values in the domain, and convert them in the controller or repository",
            BuildingBlockChecks::infrastructureInDomain));
  }

  private static Stream<Violation> nestedAggregates(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass ->
            isAnnotated(moduleClass.type(), AggregateRoot.class)
                || isAnnotated(moduleClass.type(), Entity.class))
        .flatMap(moduleClass ->
            moduleClass.type().getFields().stream()
                .flatMap(field ->
                    field.getType().getAllInvolvedRawTypes().stream()
                        .filter(it -> isAnnotated(it, AggregateRoot.class))
                        .filter(it -> !it.equals(moduleClass.type()))
                        .map(aggregate ->
                            new Violation(
                                moduleClass.module().name(),
                                "holds the aggregate "
                                    + aggregate.getSimpleName()
                                    + " in "
                                    + moduleClass.type().getSimpleName()
                                    + "."
                                    + field.getName(),
                                codebase.locationOf(moduleClass.type(), " " + field.getName())))));
  }

  private static Stream<Violation> mutableValues(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> isAnnotated(it.type(), ValueObject.class))
        .flatMap(moduleClass ->
            moduleClass.type().getAllFields().stream()
                .filter(it -> !it.getModifiers().contains(JavaModifier.STATIC))
                .filter(it -> isMutable(it))
                .map(field ->
                    new Violation(
                        moduleClass.module().name(),
                        "lets the value "
                            + moduleClass.type().getSimpleName()
                            + " change in "
                            + field.getName(),
                        codebase.locationOf(moduleClass.type(), " " + field.getName()))));
  }

  private static boolean isMutable(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || field.getRawType().isArray()
        || SharedStateChecks.isMutable(field.getRawType());
  }

  private static Stream<Violation> repositoriesOfParts(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass ->
            moduleClass.type().isInterface() && moduleClass.type().isAssignableTo(Repository.class))
        .flatMap(moduleClass ->
            moduleClass.type().getInterfaces().stream()
                .flatMap(it -> managedType(it))
                .filter(it -> it.getName().startsWith(codebase.rootPackage + "."))
                .filter(it -> !isAnnotated(it, AggregateRoot.class))
                .map(managed ->
                    new Violation(
                        moduleClass.module().name(),
                        "keeps "
                            + managed.getSimpleName()
                            + ", which is no aggregate root, in "
                            + moduleClass.type().getSimpleName(),
                        codebase.locationOf(moduleClass.type()))));
  }

  private static Stream<JavaClass> managedType(JavaType type) {
    return type instanceof JavaParameterizedType parameterized
        ? Stream.of(parameterized.getActualTypeArguments().getFirst().toErasure())
        : Stream.empty();
  }

  private static Stream<Violation> infrastructureInDomain(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> isDomain(it.type()))
        .flatMap(moduleClass -> {
          var known =
              moduleClass.type().getDirectDependenciesFromSelf().stream()
                  .filter(dependency ->
                      INFRASTRUCTURE_PACKAGES.stream()
                          .anyMatch(edge -> dependency.getTargetClass().getName().startsWith(edge)))
                  .toList();
          var names =
              known.stream()
                  .map(dependency -> dependency.getTargetClass().getName())
                  .distinct()
                  .sorted()
                  .collect(Collectors.joining(", "));
          return known.stream()
              .map(dependency ->
                  new Violation(
                      moduleClass.module().name(),
                      "lets the domain type "
                          + moduleClass.type().getSimpleName()
                          + " know "
                          + names,
                      codebase.locationOf(
                          moduleClass.type(), dependency.getSourceCodeLocation().getLineNumber())));
        });
  }

  private static boolean isDomain(JavaClass type) {
    return isAnnotated(type, AggregateRoot.class)
        || isAnnotated(type, Entity.class)
        || isAnnotated(type, ValueObject.class)
        || type.isAnnotatedWith(org.jmolecules.event.annotation.DomainEvent.class);
  }

  public static boolean isAnnotated(
      JavaClass type, Class<? extends java.lang.annotation.Annotation> stereotype) {
    return type.isMetaAnnotatedWith(stereotype);
  }
}
