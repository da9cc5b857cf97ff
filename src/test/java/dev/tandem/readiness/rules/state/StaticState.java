package dev.tandem.readiness.rules.state;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for fields that exist once in a process: statics, and fields of enums. */
final class StaticState {

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.Map",
          "java.util.List",
          "java.util.Set",
          "java.util.Collection",
          "java.util.SortedMap",
          "java.util.NavigableMap",
          "java.util.SequencedMap",
          "java.util.SequencedCollection",
          "java.util.SequencedSet",
          "java.util.NavigableSet",
          "java.util.SortedSet");

  private static final Set<String> CHANGING =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet");

  /** Types that a collection has without being seen as one. */
  private static final Set<String> HIDING =
      Set.of(
          "java.lang.Object",
          "java.lang.Iterable",
          "java.lang.Cloneable",
          "java.io.Serializable",
          "java.util.RandomAccess");

  private static final Pattern CHANGE =
      Pattern.compile(
          "put.*|add.*|remove.*|poll.*|clear|compute.*|merge|replaceAll|retainAll|set|sort");

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
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || MutableTypes.contain(type)
        || (COLLECTIONS.contains(type.getName()) && isModifiedAfterInit(field))
        || (COLLECTIONS.contains(type.getName()) && isFilledLater(codebase, field))
        || (COLLECTIONS.contains(type.getName()) && isHandedOut(codebase, field))
        || (type.isArray() && CodeFlow.of(codebase).isChanged(nameOf(field)))
        || (isStatic(field) && (holdsState(codebase, field) || isGivenState(field)))
        || (isStatic(field) && hidesCollection(codebase, field));
  }

  /** A function, optional or collection of objects that change. */
  private static boolean isGivenState(JavaField field) {
    return field.getType() instanceof JavaParameterizedType type
        && type.getActualTypeArguments().stream()
            .map(JavaType::toErasure)
            .anyMatch(each ->
                MutableTypes.contain(each) || each.isArray() && keepsWhatItMakes(type.toErasure()));
  }

  /** A collection that changes behind a type that does not show it, or inside an optional. */
  private static boolean hidesCollection(Codebase codebase, JavaField field) {
    var type = field.getRawType();
    var isHidden =
        HIDING.contains(type.getName())
            && CodeFlow.of(codebase)
                .typesStoredIn(nameOf(field))
                .anyMatch(stored -> CHANGING.contains(stored));
    var isInside =
        field.getType() instanceof JavaParameterizedType parameterized
            && !COLLECTIONS.contains(type.getName())
            && parameterized.getActualTypeArguments().stream()
                .anyMatch(each -> COLLECTIONS.contains(each.toErasure().getName()))
            && keepsWhatItHas(type)
            && createsCollections(field);
    return isHidden || isInside;
  }

  private static boolean keepsWhatItHas(JavaClass type) {
    return type.isEquivalentTo(Optional.class) || keepsWhatItMakes(type);
  }

  /** A function may keep what it has made, and a value of a class is kept with it. */
  private static boolean keepsWhatItMakes(JavaClass type) {
    return type.getPackageName().equals("java.util.function")
        || type.getName().equals("java.lang.ClassValue");
  }

  /** A map for several threads is one that code fills while it runs. */
  private static boolean isFilledLater(Codebase codebase, JavaField field) {
    return isStatic(field)
        && CodeFlow.of(codebase)
            .typesStoredIn(nameOf(field))
            .anyMatch(type ->
                type.startsWith("java.util.concurrent.") || type.equals("java.util.WeakHashMap"));
  }

  /** Whether a collection that changes is given to whoever asks for it. */
  private static boolean isHandedOut(Codebase codebase, JavaField field) {
    var changes = CodeFlow.of(codebase).typesStoredIn(nameOf(field)).anyMatch(CHANGING::contains);
    return changes
        && (!field.getModifiers().contains(JavaModifier.PRIVATE)
            || field.getAccessesToSelf().stream()
                .map(access -> access.getOrigin())
                .filter(origin -> !origin.getName().matches("<clinit>|<init>"))
                .filter(origin -> !origin.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(origin -> COLLECTIONS.contains(origin.getRawReturnType().getName()))
                .anyMatch(origin -> origin.getMethodCallsFromSelf().isEmpty()));
  }

  private static String nameOf(JavaField field) {
    return field.getOwner().getName() + "." + field.getName();
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
                    || (COLLECTIONS.contains(field.getRawType().getName())
                        && (type.isRecord()
                            ? createsCollections(holder) && isModifiedThroughAccessor(field)
                            : isModifiedAfterInit(field))));
  }

  /** Whether the initialiser of the class, which makes the record, makes a collection to fill. */
  private static boolean createsCollections(JavaField holder) {
    return holder.getOwner().getStaticInitializer().stream()
        .flatMap(initializer -> initializer.getConstructorCallsFromSelf().stream())
        .map(call -> call.getTargetOwner().getName())
        .anyMatch(name -> CHANGING.contains(name) || name.startsWith("java.util.concurrent."));
  }

  private static boolean isModifiedThroughAccessor(JavaField field) {
    return field
        .getOwner()
        .tryGetMethod(field.getName())
        .filter(accessor ->
            accessor.getAccessesToSelf().stream().anyMatch(StaticState::isFollowedByChange))
        .isPresent();
  }

  /** Whether some method other than the initialiser changes the collection. */
  private static boolean isModifiedAfterInit(JavaField field) {
    return field.getAccessesToSelf().stream()
        .filter(access -> !access.getOrigin().getName().matches("<clinit>|<init>"))
        .anyMatch(StaticState::isFollowedByChange);
  }

  private static boolean isFollowedByChange(JavaAccess<?> access) {
    return access.getOrigin().getMethodCallsFromSelf().stream()
        .filter(call -> call.getLineNumber() >= access.getLineNumber())
        .filter(call -> call.getLineNumber() <= access.getLineNumber() + 2)
        .filter(call -> COLLECTIONS.contains(call.getTargetOwner().getName()))
        .anyMatch(call -> CHANGE.matcher(call.getName()).matches());
  }
}
