package dev.tandem.readiness.codebase.bytecode;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack and the variables at one instruction.
 *
 * @param <V> what is known of a value
 * @param <F> the analysis's own frame
 */
public abstract class StackFrame<V extends StackValue<V>, F extends StackFrame<V, F>> {

  final List<V> stack = new ArrayList<>();
  final Map<Integer, V> variables = new HashMap<>();
  private final V unknown;

  /**
   * @param unknown the value of what is not known
   */
  protected StackFrame(V unknown) {
    this.unknown = unknown;
  }

  /** A frame that has the same content now, and changes on its own. */
  protected abstract F copy();

  /** Copies what another frame has into this one, which is empty. */
  protected void take(F other) {
    stack.addAll(other.stack);
    variables.putAll(other.variables);
  }

  /** Takes over what another branch brings. */
  protected void join(F other) {
    for (int i = 0; i < Math.min(stack.size(), other.stack.size()); i++) {
      stack.set(i, stack.get(i).join(other.stack.get(i)));
    }
    other.variables.forEach((slot, value) -> variables.merge(slot, value, StackValue::join));
  }

  public void store(int slot, V value) {
    variables.put(slot, value);
  }

  public V load(int slot, V otherwise) {
    return variables.getOrDefault(slot, otherwise);
  }

  void push(V value) {
    stack.add(value);
  }

  V pop() {
    return stack.isEmpty() ? unknown : stack.removeLast();
  }

  /** Takes the topmost values, the deepest first. */
  List<V> pop(int count) {
    var taken = new ArrayList<V>();
    for (int i = 0; i < count; i++) {
      taken.addFirst(pop());
    }
    return taken;
  }

  void rearrange(Opcode opcode) {
    switch (opcode) {
      case POP -> popWords(1);
      case POP2 -> popWords(2);
      case DUP -> duplicate(1, 0);
      case DUP_X1 -> duplicate(1, 1);
      case DUP_X2 -> duplicate(1, 2);
      case DUP2 -> duplicate(2, 0);
      case DUP2_X1 -> duplicate(2, 1);
      case DUP2_X2 -> duplicate(2, 2);
      default -> stack.addAll(pop(2).reversed());
    }
  }

  /** Repeats the top words below the next words. */
  private void duplicate(int words, int below) {
    var top = popWords(words);
    var next = popWords(below);
    stack.addAll(top);
    stack.addAll(next);
    stack.addAll(top);
  }

  /** Takes the values of one word or of two words, the deepest first. */
  private List<V> popWords(int words) {
    var taken = new ArrayList<V>();
    for (int left = words; left > 0; left -= taken.getFirst().isWide() ? 2 : 1) {
      taken.addFirst(pop());
    }
    return taken;
  }
}
