package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.LocalVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types with which local variables are declared, where the compiler has kept them. */
final class DeclaredTypes {

  private final Map<Label, List<LocalVariable>> beginning = new HashMap<>();
  private final Map<Label, List<LocalVariable>> ending = new HashMap<>();
  private final Map<Integer, String> inScope = new HashMap<>();

  DeclaredTypes(List<CodeElement> code) {
    for (var element : code) {
      if (element instanceof LocalVariable variable) {
        add(variable);
      }
    }
  }

  private void add(LocalVariable variable) {
    beginning.computeIfAbsent(variable.startScope(), _ -> new ArrayList<>()).add(variable);
    ending.computeIfAbsent(variable.endScope(), _ -> new ArrayList<>()).add(variable);
  }

  void continueAt(Label label) {
    ending.getOrDefault(label, List.of()).forEach(it -> inScope.remove(it.slot()));
    beginning
        .getOrDefault(label, List.of())
        .forEach(it -> inScope.put(it.slot(), TypeNames.of(it.typeSymbol())));
  }

  /** Branches that meet may have left different types; the variable's own holds for both. */
  Value complete(int slot, Value value) {
    var declared = inScope.get(slot);
    return declared == null || !value.type().equals("java.lang.Object")
        ? value
        : value.as(declared);
  }
}
