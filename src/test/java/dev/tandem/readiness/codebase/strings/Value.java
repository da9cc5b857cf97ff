package dev.tandem.readiness.codebase.strings;

import java.util.List;

/** What a variable holds, as far as strings are concerned. */
sealed interface Value permits Text, Value.Reference, Value.Function, Value.Other {

  /** A builder, array or collection: its content is on the heap of the frame. */
  record Reference(int id, boolean isBuilder) implements Value {}

  /**
   * A lambda expression or method reference.
   *
   * @param captured the values that it captures as first arguments
   * @param receiver the string whose method it is, or nothing
   * @param takesNumbers whether it is called with a number
   */
  record Function(MethodId target, List<Value> captured, Text receiver, boolean takesNumbers)
      implements Value {}

  /** Anything else; the descriptor says what kind. */
  record Other(String descriptor) implements Value {

    boolean isWide() {
      return descriptor.equals("J") || descriptor.equals("D");
    }
  }

  record MethodId(String owner, String name, String descriptor) {}
}
