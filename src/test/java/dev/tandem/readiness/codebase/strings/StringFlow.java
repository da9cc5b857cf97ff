package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows the strings of a codebase from where they are written to the libraries that receive them.
 * Methods are interpreted again until no field, parameter or result changes.
 */
public final class StringFlow {

  private static final int MOST_ROUNDS = 12;

  private final Program program;
  private final FlowResult result;
  private boolean isRecording;

  private StringFlow(Program program, Map<String, Path> resources) {
    this.program = program;
    this.result = new FlowResult(resources);
  }

  public static StringFlow of(Codebase codebase) {
    return codebase.cached("string flow", () -> follow(codebase));
  }

  private static StringFlow follow(Codebase codebase) {
    var models = codebase.classFilePaths().parallelStream().map(StringFlow::model).toList();
    var resources = codebase.filesByPath(Codebase.SourceLayer::resources, ".sql");
    var flow = new StringFlow(new Program(models), resources);
    flow.run();
    return flow;
  }

  /** The calls of libraries that pass strings. */
  public List<TracedCall> calls() {
    return result.calls();
  }

  /** The strings that are put together of several. */
  public List<Text> composed() {
    return result.composed();
  }

  private static ClassModel model(Path file) {
    try {
      return ClassFile.of().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    var texts = new TextMethods(program);
    var methods =
        program.methods.keySet().stream()
            .filter(texts::handlesText)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    interpretUntilNothingChanges(methods);
    program.changed.clear();
    fillUnknown();
    interpretUntilNothingChanges(program.readersOfChanged());
    isRecording = true;
    methods.forEach(this::interpret);
  }

  private void interpretUntilNothingChanges(Set<MethodId> first) {
    var next = first;
    for (int round = 0; round < MOST_ROUNDS && !next.isEmpty(); round++) {
      program.changed.clear();
      next.forEach(this::interpret);
      next = program.readersOfChanged();
    }
  }

  private void interpret(MethodId method) {
    program.reader = method;
    MethodFlow.interpret(program, method, result, isRecording);
  }

  /** What no code of the program sets is known only at run time. */
  private void fillUnknown() {
    for (var method : program.methods.entrySet()) {
      var id = method.getKey();
      var types = MethodTypeDesc.ofDescriptor(id.descriptor());
      for (int i = 0; i < types.parameterCount(); i++) {
        fill(id.owner(), types.parameterType(i), Program.parameter(id, i));
      }
      if (method.getValue().code().isEmpty()) {
        fill(id.owner(), types.returnType(), Program.result(id));
      }
    }
    program.classes.forEach((name, model) ->
        model
            .fields()
            .forEach(field ->
                fill(
                    name,
                    field.fieldTypeSymbol(),
                    Program.field(name, field.fieldName().stringValue()))));
  }

  private void fill(String owner, ClassDesc type, Program.Slot slot) {
    if (Types.holdsText(type.descriptorString()) && program.read(slot).isNone()) {
      program.write(slot, Text.unknown(new Text.Origin(owner.replace('/', '.'), 0)));
    }
  }
}
