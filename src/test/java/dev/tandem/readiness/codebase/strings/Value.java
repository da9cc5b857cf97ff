package dev.tandem.readiness.codebase.strings;

import java.util.List;

/** What a variable holds, as far as strings are concerned. */
sealed interface Value permits Text, Value.Reference, Value.Function, Value.Other {

  /** A builder, array or collection: its content is on the heap of the frame. */
  record Reference(int id, boolean isBuilder) implements Value {}

  /** A lambda expression or method reference with the values that it captures. */
  record Function(MethodId target, List<Value> captured) implements Value {}

  /** Anything else; the descriptor says what kind. */
  record Other(String descriptor) implements Value {

    boolean isWide() {
      return descriptor.equals("J") || descriptor.equals("D");
    }
  }

  record MethodId(String owner, String name, String descriptor) {}
}
