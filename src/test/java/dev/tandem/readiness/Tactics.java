package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.repository.Repository;

/** Rule 10: the building blocks of the domain (jMolecules). */
final class Tactics {

  private static final List<String> EDGES =
      List.of(
          "org.springframework.web.",
          "org.springframework.http.",
          "org.springframework.ui.",
          "jakarta.servlet.",
          "java.sql.",
          "javax.sql.",
          "org.springframework.jdbc.",
          "org.springframework.data.jdbc.repository.");

  private Tactics() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.TACTICS,
            "aggregate that holds another",
            "what is held is loaded, locked and saved together; it cannot be split later",
            "hold the other aggregate's id, a record with @ValueObject or @Identity",
            Tactics::held),
        new Check(
            Rule.TACTICS,
            "value that changes",
            "a value that is shared and changes is state that two owners fight over",
            "make it a record; copy collections in the compact constructor",
            Tactics::changing),
        new Check(
            Rule.TACTICS,
            "repository of something that is no aggregate root",
            "parts saved on their own get around the root that keeps the rules",
            "save the root; or mark the type as @AggregateRoot if it is one",
            Tactics::repositories),
        new Check(
            Rule.TACTICS,
            "domain type that knows web or SQL",
            "then it cannot be tested, moved or understood without the edge",
            "decide with values in the domain; translate in the controller or repository",
            Tactics::edges));
  }

  private static Stream<Crossing> held(House house) {
    return house
        .owned()
        .filter(it -> is(it.type(), AggregateRoot.class) || is(it.type(), Entity.class))
        .flatMap(owned ->
            owned.type().getFields().stream()
                .flatMap(field ->
                    field.getType().getAllInvolvedRawTypes().stream()
                        .filter(it -> is(it, AggregateRoot.class))
                        .filter(it -> !it.equals(owned.type()))
                        .map(it ->
                            new Crossing(
                                owned.module().name(),
                                "holds the aggregate "
                                    + it.getSimpleName()
                                    + " in "
                                    + owned.type().getSimpleName()
                                    + "."
                                    + field.getName(),
                                house.where(owned.type(), " " + field.getName())))));
  }

  private static Stream<Crossing> changing(House house) {
    return house
        .owned()
        .filter(it -> is(it.type(), ValueObject.class))
        .flatMap(owned ->
            owned.type().getAllFields().stream()
                .filter(it -> !it.getModifiers().contains(JavaModifier.STATIC))
                .filter(it -> changes(it))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "lets the value "
                            + owned.type().getSimpleName()
                            + " change in "
                            + it.getName(),
                        house.where(owned.type(), " " + it.getName()))));
  }

  private static boolean changes(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || field.getRawType().isArray()
        || Sharing.isMutable(field.getRawType());
  }

  private static Stream<Crossing> repositories(House house) {
    return house
        .owned()
        .filter(it -> it.type().isInterface() && it.type().isAssignableTo(Repository.class))
        .flatMap(owned ->
            owned.type().getInterfaces().stream()
                .flatMap(it -> managed(it))
                .filter(it -> it.getName().startsWith(house.root + "."))
                .filter(it -> !is(it, AggregateRoot.class))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "keeps "
                            + it.getSimpleName()
                            + ", which is no aggregate root, in "
                            + owned.type().getSimpleName(),
                        house.where(owned.type()))));
  }

  private static Stream<JavaClass> managed(JavaType type) {
    return type instanceof JavaParameterizedType it
        ? Stream.of(it.getActualTypeArguments().getFirst().toErasure())
        : Stream.empty();
  }

  private static Stream<Crossing> edges(House house) {
    return house
        .owned()
        .filter(it -> isDomain(it.type()))
        .flatMap(owned ->
            owned.type().getDirectDependenciesFromSelf().stream()
                .filter(it ->
                    EDGES.stream().anyMatch(edge -> it.getTargetClass().getName().startsWith(edge)))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "lets the domain type "
                            + owned.type().getSimpleName()
                            + " know "
                            + it.getTargetClass().getName(),
                        house.where(owned.type(), it.getSourceCodeLocation().getLineNumber()))));
  }

  private static boolean isDomain(JavaClass type) {
    return is(type, AggregateRoot.class)
        || is(type, Entity.class)
        || is(type, ValueObject.class)
        || type.isAnnotatedWith(org.jmolecules.event.annotation.DomainEvent.class);
  }

  static boolean is(JavaClass type, Class<? extends java.lang.annotation.Annotation> stereotype) {
    return type.isMetaAnnotatedWith(stereotype);
  }
}
