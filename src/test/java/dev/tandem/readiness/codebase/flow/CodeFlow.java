package dev.tandem.readiness.codebase.flow;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flow of texts and types through the code of the modules: through variables, fields, methods,
 * records, enums and constructors, also of other files.
 */
public final class CodeFlow {

  private static final int DEPTH = 6;

  private final MethodFlows methods;
  private final Map<String, List<MethodFlow>> flows = new HashMap<>();
  private final Map<String, List<Caller>> callers = new HashMap<>();
  private final Map<String, List<Store>> stores = new HashMap<>();

  private record Caller(MethodFlow flow, Call call) {}

  private record Store(MethodFlow flow, Value value) {}

  private CodeFlow(Codebase codebase) {
    methods = MethodFlows.in(codebase);
    methods.types().forEach(type -> flows.put(type, methods.of(type)));
    flows.values().stream().flatMap(List::stream).forEach(this::index);
  }

  public static CodeFlow of(Codebase codebase) {
    return codebase.cached(CodeFlow.class, () -> new CodeFlow(codebase));
  }

  private void index(MethodFlow flow) {
    flow.calls().stream()
        .filter(call -> flows.containsKey(call.owner()) && !call.reference())
        .forEach(call ->
            callers
                .computeIfAbsent(call.key(), key -> new ArrayList<>())
                .add(new Caller(flow, call)));
    flow.stores()
        .forEach((field, values) ->
            values.forEach(value ->
                stores
                    .computeIfAbsent(field, key -> new ArrayList<>())
                    .add(new Store(flow, value))));
  }

  /** The calls in a class that matter, each with all that is known of its arguments. */
  public Stream<Call> callsIn(JavaClass type, Predicate<Call> matters) {
    return flows.getOrDefault(type.getName(), List.of()).stream()
        .flatMap(flow ->
            flow.calls().stream()
                .filter(matters)
                .map(call ->
                    call.withArguments(
                        call.arguments().stream().map(each -> resolve(each, flow, 0)).toList())));
  }

  /** What the methods of that name in a class can return. */
  public Stream<Value> resultsOf(JavaClass type, String method) {
    return flows.getOrDefault(type.getName(), List.of()).stream()
        .filter(flow -> flow.name().equals(method))
        .flatMap(flow -> flow.results().stream().map(each -> resolve(each, flow, 0)));
  }

  /** Names of the types of the values that a field is given. */
  public Stream<String> typesStoredIn(String field) {
    return stores.getOrDefault(field, List.of()).stream().map(store -> store.value().type());
  }

  /** Whether code other than the initialiser of its class puts elements into the array. */
  public boolean isChanged(String arrayField) {
    return stores.getOrDefault(arrayField + "[]", List.of()).stream()
        .anyMatch(store -> !store.flow().name().equals("<clinit>"));
  }

  /** The value with the texts of fields, and with what callers pass to the method. */
  private Value resolve(Value value, MethodFlow flow, int depth) {
    if (!value.elements().isEmpty()) {
      var copy = Value.of(value.type());
      value.elements().forEach(each -> copy.elements().add(resolve(each, flow, depth)));
      return copy;
    }
    if (depth > DEPTH) {
      return value;
    }
    var withFields = value;
    for (var field : value.fields().toArray()) {
      withFields = withFields.withField(field, storedIn(methods.field(field), depth + 1));
    }
    return withFields.dependsOnArguments() ? withCallers(withFields, flow, depth + 1) : withFields;
  }

  private Set<String> storedIn(String field, int depth) {
    var texts =
        stores.getOrDefault(field, List.of()).stream()
            .flatMap(store -> resolve(store.value(), store.flow(), depth).texts().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return texts.isEmpty() ? Set.of(Value.UNKNOWN) : texts;
  }

  private Value withCallers(Value value, MethodFlow flow, int depth) {
    return callers.getOrDefault(flow.key(), List.of()).stream()
        .map(caller ->
            value.withArguments(
                caller.call().arguments().stream()
                    .map(each -> resolve(each, caller.flow(), depth))
                    .toList()))
        .reduce(Value::or)
        .orElse(value)
        .as(value.type());
  }
}
