package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Value.MethodId;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes that are followed, and what their fields, parameters and results may hold. */
final class Program {

  final Map<String, ClassModel> classes = new LinkedHashMap<>();
  final Map<MethodId, MethodModel> methods = new LinkedHashMap<>();
  private final Map<String, List<MethodId>> methodsBySignature = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /** So that a text that grows in a loop comes to an end. */
  private static final int MOST_ROUNDS = 8;

  private final Map<Slot, Text> slots = new HashMap<>();
  private final Map<Slot, Integer> changes = new HashMap<>();
  private final Map<MethodId, List<MethodId>> targets = new HashMap<>();
  private final Map<MethodId, List<CodeElement>> elements = new HashMap<>();
  private final Map<String, MethodTypeDesc> types = new HashMap<>();

  private final Map<Slot, Set<MethodId>> readers = new HashMap<>();

  /** The method that is being interpreted. */
  @Nullable MethodId reader;

  /** What changed since the last round. */
  final Set<Slot> changed = new HashSet<>();

  Program(List<ClassModel> models) {
    models.forEach(model -> classes.put(model.thisClass().asInternalName(), model));
    for (var model : models) {
      for (var method : model.methods()) {
        var id =
            new MethodId(
                model.thisClass().asInternalName(),
                method.methodName().stringValue(),
                method.methodType().stringValue());
        methods.put(id, method);
        methodsBySignature
            .computeIfAbsent(id.name() + id.descriptor(), signature -> new ArrayList<>())
            .add(id);
      }
    }
  }

  Text read(Slot slot) {
    if (reader != null) {
      readers.computeIfAbsent(slot, each -> new HashSet<>()).add(reader);
    }
    return slots.getOrDefault(slot, Text.NONE);
  }

  void write(Slot slot, Text text) {
    var before = slots.getOrDefault(slot, Text.NONE);
    var after = before.or(text);
    if (!after.equals(before) && roundsOf(slot) <= MOST_ROUNDS) {
      slots.put(slot, after);
      changed.add(slot);
    }
  }

  /** In how many rounds the slot has changed, with this one. */
  private int roundsOf(Slot slot) {
    return changed.contains(slot)
        ? changes.getOrDefault(slot, 0)
        : changes.merge(slot, 1, Integer::sum);
  }

  Set<MethodId> readersOfChanged() {
    var found = new LinkedHashSet<MethodId>();
    changed.forEach(slot -> found.addAll(readers.getOrDefault(slot, Set.of())));
    return found;
  }

  /** A place that holds strings: a field, a parameter, a result, or a builder that is filled. */
  record Slot(char kind, MethodId owner, int index) {

    @Override
    public int hashCode() {
      return (kind * 31 + owner.hashCode()) * 31 + index;
    }
  }

  static Slot field(String owner, String name) {
    return new Slot('f', new MethodId(owner, name, ""), 0);
  }

  static Slot parameter(MethodId method, int index) {
    return new Slot('p', method, index);
  }

  /** The content of a builder or collection after the method has filled it. */
  static Slot filled(MethodId method, int index) {
    return new Slot('b', method, index);
  }

  static Slot result(MethodId method) {
    return new Slot('r', method, 0);
  }

  MethodModel method(MethodId id) {
    return Objects.requireNonNull(methods.get(id));
  }

  List<CodeElement> elementsOf(MethodId method) {
    return elements.computeIfAbsent(
        method, id -> methods.get(id).code().map(CodeModel::elementList).orElse(List.of()));
  }

  MethodTypeDesc typeOf(String descriptor) {
    return types.computeIfAbsent(descriptor, MethodTypeDesc::ofDescriptor);
  }

  boolean isEnum(String name) {
    return classes.containsKey(name) && classes.get(name).flags().has(AccessFlag.ENUM);
  }

  /** The names of an enum's constants. */
  List<String> constantsOf(String enumName) {
    return classes.get(enumName).fields().stream()
        .filter(field -> field.flags().has(AccessFlag.ENUM))
        .map(field -> field.fieldName().stringValue())
        .toList();
  }

  /** The methods of the program that a call may reach. */
  List<MethodId> targetsOf(MethodId called) {
    return targets.computeIfAbsent(
        called,
        id ->
            methodsBySignature.getOrDefault(id.name() + id.descriptor(), List.of()).stream()
                .filter(each ->
                    id.name().equals("<init>")
                        ? each.owner().equals(id.owner())
                        : supertypesOf(each.owner()).contains(id.owner())
                            || supertypesOf(id.owner()).contains(each.owner()))
                .toList());
  }

  /** The class that declares the field. */
  String ownerOfField(String owner, String name) {
    return supertypesOf(owner).stream()
        .filter(type ->
            classes.containsKey(type)
                && classes.get(type).fields().stream()
                    .anyMatch(field -> field.fieldName().equalsString(name)))
        .findFirst()
        .orElse(owner);
  }

  private Set<String> supertypesOf(String type) {
    var known = supertypes.get(type);
    if (known != null) {
      return known;
    }
    var found = new LinkedHashSet<String>();
    found.add(type);
    var model = classes.get(type);
    if (model != null) {
      model.superclass().ifPresent(each -> found.addAll(supertypesOf(each.asInternalName())));
      model.interfaces().forEach(each -> found.addAll(supertypesOf(each.asInternalName())));
    }
    supertypes.put(type, found);
    return found;
  }
}
