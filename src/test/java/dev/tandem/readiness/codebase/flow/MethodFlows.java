package dev.tandem.readiness.codebase.flow;

import dev.tandem.readiness.codebase.Codebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads each method once, when its flow is first needed. */
final class MethodFlows {

  private final Map<String, ClassModel> models;
  private final Map<String, MethodFlow> flows = new HashMap<>();
  private final Set<String> beingRead = new HashSet<>();
  private final List<String> fields = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private MethodFlows(Map<String, ClassModel> models) {
    this.models = models;
  }

  static MethodFlows in(Codebase codebase) {
    var models = new TreeMap<String, ClassModel>();
    codebase
        .moduleClasses()
        .map(Codebase.ModuleClass::type)
        .forEach(type ->
            codebase.classFileOf(type).ifPresent(file -> models.put(type.getName(), parse(file))));
    return new MethodFlows(models);
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> types() {
    return models.keySet();
  }

  List<MethodFlow> of(String type) {
    var model = models.get(type);
    return model == null
        ? List.of()
        : model.methods().stream().flatMap(method -> read(type, model, method)).toList();
  }

  /** The field of that index, as {@code owner.name}. */
  String field(int index) {
    return fields.get(index);
  }

  Value valueOfField(String key, String type) {
    var owner = key.substring(0, key.lastIndexOf('.'));
    var isFollowed = type.equals("java.lang.String") || type.endsWith("[]");
    if (!isFollowed || !models.containsKey(owner)) {
      return Value.inField(type, key);
    }
    var index =
        indexes.computeIfAbsent(
            key,
            field -> {
              fields.add(field);
              return fields.size() - 1;
            });
    return Value.field(type, index);
  }

  /** The fields whose values are in the text, or whose array it is. */
  Stream<String> fieldsOf(Value value) {
    return value.fields().mapToObj(this::field);
  }

  Value resultOf(Call call, @Nullable Value receiver, String type) {
    return StringCalls.resultOf(call, receiver, type)
        .orElseGet(
            () -> type.equals("java.lang.String") ? returnedText(call, type) : Value.of(type));
  }

  private Value returnedText(Call call, String type) {
    var model = models.get(call.owner());
    return model == null
        ? Value.of(type)
        : model.methods().stream()
            .filter(method ->
                method.methodName().equalsString(call.name())
                    && method.methodType().equalsString(call.descriptor()))
            .flatMap(method -> read(call.owner(), model, method))
            .flatMap(flow -> flow.results().stream())
            .map(result -> result.withArguments(call.arguments()))
            .reduce(Value::or)
            .orElse(Value.of(type))
            .as(type);
  }

  private Stream<MethodFlow> read(String type, ClassModel model, MethodModel method) {
    var key = type + "." + method.methodName().stringValue() + method.methodType().stringValue();
    var known = flows.get(key);
    if (known == null && beingRead.add(key)) {
      known = MethodReader.read(this, model, method);
      flows.put(key, known);
      beingRead.remove(key);
    }
    return Stream.ofNullable(known);
  }
}
