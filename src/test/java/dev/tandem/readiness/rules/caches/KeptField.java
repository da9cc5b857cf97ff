package dev.tandem.readiness.rules.caches;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.rules.library.Library;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field of an object that lives as long as the process. */
record KeptField(Codebase codebase, JavaField field) {

  private static final Predicate<JavaClass> CACHES =
      Library.types(
          "com.github.benmanes.caffeine.cache.",
          "com.google.common.cache.",
          "org.springframework.cache.Cache",
          "org.springframework.util.ConcurrentLruCache",
          "java.util.WeakHashMap",
          "java.lang.ClassValue");
  private static final Predicate<JavaClass> COLLECTIONS =
      Library.types("java.util.Map", "java.util.Collection");

  /** What waits in a queue is work, and no knowledge. */
  private static final Predicate<JavaClass> QUEUES = Library.types("java.util.Queue");

  private static final Predicate<JavaClass> REFERENCES =
      Library.types("java.util.concurrent.atomic.AtomicReference");

  /** What a bean works with, as opposed to what it knows. */
  private static final Predicate<JavaClass> MACHINERY =
      Library.types("java.lang.Thread", "java.lang.AutoCloseable", "java.util.concurrent.", "org.");

  private static final Pattern CHANGING =
      Pattern.compile(
          "java\\.util\\.(?:concurrent\\.\\w+(?:\\$KeySetView)?"
              + "|\\w*(?:HashMap|TreeMap|EnumMap|HashSet|TreeSet|ArrayList|LinkedList|Vector))");
  private static final Pattern GROWTH = Pattern.compile("(?:put|add|compute|merge|replace)\\w*");
  private static final Pattern REPLACEMENT =
      Pattern.compile("(?:set|getAndSet|compareAndSet|updateAndGet|getAndUpdate|accumulate)\\w*");
  private static final Pattern LIFE =
      Pattern.compile("(?:start|stop|close|destroy|run|init|set[A-Z]|afterPropertiesSet)\\w*");

  boolean isCache() {
    return CACHES.test(field.getRawType());
  }

  /** A collection of its own to which something is added after the object was constructed. */
  boolean grows() {
    return COLLECTIONS.test(field.getRawType())
        && !QUEUES.test(field.getRawType())
        && isOwn()
        && isChangedBy(GROWTH);
  }

  /** A value that a newer one replaces while the process runs. */
  boolean isReplaced() {
    var type = field.getRawType();
    if (REFERENCES.test(type)) {
      return !isState() && isChangedBy(REPLACEMENT);
    }
    return !field.getModifiers().contains(JavaModifier.FINAL)
        && !type.isPrimitive()
        && !isState()
        && !MACHINERY.test(type)
        && type.getAllMethods().stream().noneMatch(method -> method.getName().equals("close"))
        && field.getAccessesToSelf().stream()
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .map(JavaFieldAccess::getOrigin)
            .anyMatch(origin -> !LIFE.matcher(origin.getName()).matches() && !constructs(origin));
  }

  /** One of a few states of the object itself. */
  private boolean isState() {
    return field.getType().getAllInvolvedRawTypes().stream().anyMatch(JavaClass::isEnum);
  }

  /** Whether the object creates the collection, so that it is no view of what it was given. */
  private boolean isOwn() {
    var owner = field.getOwner();
    var created = owner.getConstructors().stream().flatMap(it -> it.getCallsFromSelf().stream());
    return owner.isRecord()
        ? created.map(JavaAccess::getTargetOwner).anyMatch(it -> isChanging(it.getName()))
        : storedTypes().anyMatch(this::isChanging)
            || created.anyMatch(call ->
                call.getTargetOwner().isEquivalentTo(java.util.Collections.class)
                    && call.getName().matches("synchronized.*|newSetFromMap"));
  }

  private Stream<String> storedTypes() {
    return CodeFlow.of(codebase).typesStoredIn(name());
  }

  private boolean isChanging(String type) {
    return CHANGING.matcher(type).matches()
        || codebase.classes.contain(type) && COLLECTIONS.test(codebase.classes.get(type));
  }

  /** Whether such a method of what the field has is called later than at construction. */
  private boolean isChangedBy(Pattern change) {
    return field.getAccessesToSelf().stream()
        .map(access -> access.getOrigin().getOwner())
        .distinct()
        .flatMap(user ->
            CodeFlow.of(codebase)
                .callsIn(user, call -> call.receiverField().equals(name()))
                .filter(call -> change.matcher(call.name()).matches())
                .filter(call -> !constructs(user, call.caller())))
        .findAny()
        .isPresent();
  }

  private static boolean constructs(JavaClass type, String method) {
    var name = method.replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
    return name.matches("<init>|<clinit>|new|static")
        || type.getMethods().stream()
            .filter(each -> each.getName().equals(name))
            .allMatch(KeptField::constructs);
  }

  private String name() {
    return field.getOwner().getName() + "." + field.getName();
  }

  /** Whether the code runs only while the object is constructed. */
  private static boolean constructs(JavaCodeUnit unit) {
    return constructs(unit, new HashSet<>());
  }

  private static boolean constructs(JavaCodeUnit unit, Set<JavaCodeUnit> known) {
    if (unit.isConstructor() || unit.getName().equals("<clinit>")) {
      return true;
    }
    var callers = unit.getAccessesToSelf();
    return known.add(unit)
        && unit.getModifiers().contains(JavaModifier.PRIVATE)
        && !callers.isEmpty()
        && callers.stream().allMatch(call -> constructs(call.getOrigin(), known));
  }
}
