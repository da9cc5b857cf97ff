package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The constant that is the first argument of a call, read backwards from the call. */
public final class CallArguments {

  private static final Map<Path, List<CallArgument>> CACHE = new ConcurrentHashMap<>();
  private static final int UNKNOWN = -1;

  private CallArguments() {}

  /**
   * @param method the name of the called method
   * @param constant the text or class that is the first argument; empty if it is no constant
   */
  private record CallArgument(int line, String method, Optional<Object> constant) {}

  /** The constant first argument of a call of the method on the line. */
  public static Optional<Object> first(Codebase codebase, JavaClass type, String method, int line) {
    var file = codebase.classFiles.get(type.getName().replace('.', '/') + ".class");
    if (file == null) {
      return Optional.empty();
    }
    return CACHE.computeIfAbsent(file, CallArguments::read).stream()
        .filter(call -> call.line() == line && call.method().equals(method))
        .map(CallArgument::constant)
        .reduce((one, other) -> one.isEmpty() ? one : other)
        .orElse(Optional.empty());
  }

  private static List<CallArgument> read(Path file) {
    try {
      var found = new ArrayList<CallArgument>();
      ClassFile.of().parse(file).methods().forEach(method -> addCalls(method, found));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addCalls(MethodModel method, List<CallArgument> found) {
    var code = new ArrayList<Instruction>();
    var line = 0;
    for (var element : method.code().map(CodeModel::elementList).orElse(List.of())) {
      if (element instanceof LineNumber number) {
        line = number.line();
      } else if (element instanceof Instruction instruction) {
        code.add(instruction);
        if (instruction instanceof InvokeInstruction call) {
          found.add(new CallArgument(line, call.name().stringValue(), firstArgument(code, call)));
        }
      }
    }
  }

  private static Optional<Object> firstArgument(List<Instruction> code, InvokeInstruction call) {
    if (call.typeSymbol().parameterCount() == 0) {
      return Optional.empty();
    }
    var end = code.size() - 2;
    for (int i = call.typeSymbol().parameterCount(); i > 1 && end >= 0; i--) {
      end = startOf(code, end) - 1;
    }
    return end >= 0 && code.get(end) instanceof ConstantInstruction constant
        ? Optional.of(constant.constantValue())
        : Optional.empty();
  }

  /** The index at which the expression starts whose last instruction is at the index. */
  private static int startOf(List<Instruction> code, int end) {
    if (end < 0) {
      return UNKNOWN;
    }
    return switch (code.get(end)) {
      case ConstantInstruction _, LoadInstruction _ -> end;
      case FieldInstruction field when field.opcode() == Opcode.GETSTATIC -> end;
      case FieldInstruction field when field.opcode() == Opcode.GETFIELD -> startOf(code, end - 1);
      case TypeCheckInstruction _, ConvertInstruction _ -> startOf(code, end - 1);
      case InvokeDynamicInstruction call ->
          startOfOperands(code, end, call.typeSymbol().parameterCount());
      case InvokeInstruction call when call.name().equalsString("<init>") -> UNKNOWN;
      case InvokeInstruction call ->
          startOfOperands(
              code,
              end,
              call.typeSymbol().parameterCount() + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1));
      default -> UNKNOWN;
    };
  }

  private static int startOfOperands(List<Instruction> code, int end, int count) {
    var start = end;
    for (int i = 0; i < count && start >= 0; i++) {
      start = startOf(code, start - 1);
    }
    return start;
  }
}
