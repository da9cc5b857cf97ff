package dev.tandem.readiness.codebase.bytecode;

/** What an analysis knows of a value on the stack or in a variable. */
public interface StackValue<V> {

  /** Whether it takes two words, as {@code long} and {@code double} do. */
  boolean isWide();

  /** What is known where two branches meet, of which the other brings another value. */
  V join(V other);
}
