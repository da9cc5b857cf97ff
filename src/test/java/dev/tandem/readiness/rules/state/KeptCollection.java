package dev.tandem.readiness.rules.state;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known of a collection that a field has, or hides. */
record KeptCollection(Codebase codebase, JavaField field) {

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

  String name() {
    return field.getOwner().getName() + "." + field.getName();
  }

  /** Whether it is seen to be a collection, and somebody may change it later. */
  boolean changes() {
    return isCollection() && (isModifiedAfterInit() || isFilledLater() || isHandedOut());
  }

  /**
   * Whether the collection, of an object that a static holds, changes.
   *
   * @param holder the static
   */
  boolean changesIn(JavaField holder) {
    return isCollection()
        && (field.getOwner().isRecord()
            ? createsCollections(holder) && isModifiedThroughAccessor()
            : isModifiedAfterInit());
  }

  private boolean isCollection() {
    return COLLECTIONS.contains(field.getRawType().getName());
  }

  private Stream<String> typesStored() {
    return CodeFlow.of(codebase).typesStoredIn(name());
  }

  /** A collection that changes behind a type that does not show it, or inside an optional. */
  boolean isHidden() {
    var type = field.getRawType();
    var isBehind = HIDING.contains(type.getName()) && typesStored().anyMatch(CHANGING::contains);
    var isInside =
        field.getType() instanceof JavaParameterizedType parameterized
            && !COLLECTIONS.contains(type.getName())
            && parameterized.getActualTypeArguments().stream()
                .anyMatch(each -> COLLECTIONS.contains(each.toErasure().getName()))
            && keepsWhatItHas(type)
            && createsCollections(field);
    return isBehind || isInside;
  }

  private static boolean keepsWhatItHas(JavaClass type) {
    return type.isEquivalentTo(Optional.class) || keepsWhatItMakes(type);
  }

  /** A function may keep what it has made, and a value of a class is kept with it. */
  static boolean keepsWhatItMakes(JavaClass type) {
    return type.getPackageName().equals("java.util.function")
        || type.getName().equals("java.lang.ClassValue");
  }

  /** A map for several threads is one that code fills while it runs. */
  private boolean isFilledLater() {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && typesStored()
            .anyMatch(type ->
                type.startsWith("java.util.concurrent.") || type.equals("java.util.WeakHashMap"));
  }

  /** Whether a collection that changes is given to whoever asks for it. */
  private boolean isHandedOut() {
    return typesStored().anyMatch(CHANGING::contains)
        && (!field.getModifiers().contains(JavaModifier.PRIVATE)
            || field.getAccessesToSelf().stream()
                .map(access -> access.getOrigin())
                .filter(origin -> !origin.getName().matches("<clinit>|<init>"))
                .filter(origin -> !origin.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(origin -> COLLECTIONS.contains(origin.getRawReturnType().getName()))
                .anyMatch(origin -> origin.getMethodCallsFromSelf().isEmpty()));
  }

  /** Whether the initialiser of the class, which makes the record, makes a collection to fill. */
  private static boolean createsCollections(JavaField holder) {
    return holder.getOwner().getStaticInitializer().stream()
        .flatMap(initializer -> initializer.getConstructorCallsFromSelf().stream())
        .map(call -> call.getTargetOwner().getName())
        .anyMatch(name -> CHANGING.contains(name) || name.startsWith("java.util.concurrent."));
  }

  private boolean isModifiedThroughAccessor() {
    return field
        .getOwner()
        .tryGetMethod(field.getName())
        .filter(accessor ->
            accessor.getAccessesToSelf().stream().anyMatch(KeptCollection::isFollowedByChange))
        .isPresent();
  }

  /** Whether some method other than the initialiser changes the collection. */
  private boolean isModifiedAfterInit() {
    return field.getAccessesToSelf().stream()
        .filter(access -> !access.getOrigin().getName().matches("<clinit>|<init>"))
        .anyMatch(KeptCollection::isFollowedByChange);
  }

  private static boolean isFollowedByChange(JavaAccess<?> access) {
    return access.getOrigin().getMethodCallsFromSelf().stream()
        .filter(call -> call.getLineNumber() >= access.getLineNumber())
        .filter(call -> call.getLineNumber() <= access.getLineNumber() + 2)
        .filter(call -> COLLECTIONS.contains(call.getTargetOwner().getName()))
        .anyMatch(call -> CHANGE.matcher(call.getName()).matches());
  }
}
