package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.tandem.readiness.codebase.Codebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The code of one class that runs in a transaction because it is a function given to {@link
 * TransactionOperations}; what the same method does before or after is not in it.
 */
final class TransactionBlocks {

  private static final String CALLBACK = "TransactionCallback";

  private final Set<String> functions = new HashSet<>();
  private final Map<String, Set<String>> createdIn = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  /** A call or a reference to a method. */
  private record Place(String method, int line, String called, boolean isGiven) {}

  private TransactionBlocks(Path classFile) {
    try {
      ClassFile.of().parse(classFile).methods().forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (addNested()) {}
  }

  /** Whether the access is in such a function, wherever it is called or referred to on its line. */
  static boolean contain(Codebase codebase, JavaAccess<?> access) {
    return codebase
        .classFileOf(access.getOriginOwner())
        .map(file -> codebase.cached("transactions in " + file, () -> new TransactionBlocks(file)))
        .filter(blocks -> blocks.contain(access.getLineNumber(), access.getName()))
        .isPresent();
  }

  /** Whether the method gives a function to a transaction. */
  static boolean executes(JavaCodeUnit unit) {
    return Stream.concat(
            unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
        .anyMatch(access -> isExecute(access.getName(), access.getTargetOwner()));
  }

  private static boolean isExecute(String name, JavaClass owner) {
    return name.startsWith("execute") && owner.isAssignableTo(TransactionOperations.class);
  }

  private boolean contain(int line, String called) {
    var found =
        places.stream()
            .filter(place -> place.line() == line && place.called().equals(called))
            .toList();
    return !found.isEmpty()
        && found.stream().allMatch(place -> place.isGiven() || functions.contains(place.method()));
  }

  private void read(MethodModel method) {
    var name = method.methodName().stringValue();
    var line = 0;
    var last = "";
    for (var element : method.code().map(CodeModel::elementList).orElse(List.<CodeElement>of())) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case InvokeDynamicInstruction created -> {
          last = functionOf(created);
          createdIn.computeIfAbsent(name, key -> new HashSet<>()).add(last);
          var isGiven = created.typeSymbol().returnType().displayName().startsWith(CALLBACK);
          if (isGiven) {
            functions.add(last);
          }
          places.add(new Place(name, line, last, isGiven));
        }
        case InvokeInstruction call -> {
          var called = call.name().stringValue();
          if (called.startsWith("execute")
              && call.owner().asInternalName().contains("Transaction")) {
            give(name, last);
          }
          places.add(new Place(name, line, called, false));
        }
        default -> {}
      }
    }
  }

  /** The function that has been created last is the argument. */
  private void give(String method, String function) {
    functions.add(function);
    for (int i = places.size() - 1; i >= 0; i--) {
      var place = places.get(i);
      if (place.method().equals(method) && place.called().equals(function)) {
        places.set(i, new Place(method, place.line(), function, true));
        return;
      }
    }
  }

  private static String functionOf(InvokeDynamicInstruction created) {
    return created.bootstrapArgs().stream()
        .filter(DirectMethodHandleDesc.class::isInstance)
        .map(handle -> ((DirectMethodHandleDesc) handle).methodName())
        .findFirst()
        .orElse("");
  }

  private boolean addNested() {
    return functions.addAll(
        createdIn.entrySet().stream()
            .filter(each -> functions.contains(each.getKey()))
            .flatMap(each -> each.getValue().stream())
            .toList());
  }
}
