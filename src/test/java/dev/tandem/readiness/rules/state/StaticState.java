package dev.tandem.readiness.rules.state;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;

/** Rule 7, for fields that exist once in a process: statics, and fields of enums. */
final class StaticState {

  private StaticState() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "static state",
        "a static field, like a field of an enum, is shared only within one process; after a move"
            + " each process has a value of its own",
        "keep it in a field of a bean of your module, or in a table of its schema if it must"
            + " survive",
        StaticState::staticState);
  }

  private static Stream<Violation> staticState(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getFields().stream()
                .filter(field -> existsOnce(field) && !field.getName().contains("$"))
                .filter(field -> isMutableState(codebase, field))
                .map(field ->
                    new Violation(
                        moduleClass.module().name(),
                        "keeps state in the "
                            + (isStatic(field) ? "static " : "enum ")
                            + moduleClass.type().getSimpleName()
                            + "."
                            + field.getName(),
                        codebase.locationOf(
                            moduleClass.type(), " " + field.getName() + " ", field.getName()))));
  }

  private static boolean existsOnce(JavaField field) {
    return isStatic(field) || field.getOwner().isEnum();
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  private static boolean isMutableState(Codebase codebase, JavaField field) {
    var type = field.getRawType();
    var collection = new KeptCollection(codebase, field);
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || MutableTypes.contain(type)
        || collection.changes()
        || (type.isArray() && CodeFlow.of(codebase).isChanged(collection.name()))
        || (isStatic(field)
            && (collection.isHidden() || holdsState(codebase, field) || isGivenState(field)));
  }

  /** A function, optional or collection of objects that change. */
  private static boolean isGivenState(JavaField field) {
    return field.getType() instanceof JavaParameterizedType type
        && type.getActualTypeArguments().stream()
            .map(JavaType::toErasure)
            .anyMatch(each ->
                MutableTypes.contain(each)
                    || each.isArray() && KeptCollection.keepsWhatItMakes(type.toErasure()));
  }

  /** Whether an object of a module's class has fields that change. */
  private static boolean holdsState(Codebase codebase, JavaField holder) {
    var type = holder.getRawType();
    return codebase.moduleOf(type).isPresent()
        && !type.isEnum()
        && type.getAllFields().stream()
            .filter(field -> !isStatic(field) && !field.getName().contains("$"))
            .anyMatch(field ->
                !field.getModifiers().contains(JavaModifier.FINAL)
                    || MutableTypes.contain(field.getRawType())
                    || new KeptCollection(codebase, field).changesIn(holder));
  }
}
