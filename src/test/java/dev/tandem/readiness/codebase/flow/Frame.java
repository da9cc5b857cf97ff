package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stack and the local variables at one instruction, joined where branches meet. */
final class Frame {

  private static final String OBJECT = "java.lang.Object";

  private Deque<Value> stack = new ArrayDeque<>();
  private Map<Integer, Value> locals = new HashMap<>();
  private final Map<Label, State> jumps = new HashMap<>();
  private boolean reachable = true;

  private record State(Deque<Value> stack, Map<Integer, Value> locals) {}

  void push(Value value) {
    stack.push(value);
  }

  Value pop() {
    var top = stack.poll();
    return top == null ? Value.of(OBJECT) : top;
  }

  void pop(int count) {
    for (int i = 0; i < count; i++) {
      pop();
    }
  }

  /** The topmost values, the deepest first. */
  List<Value> popArguments(int count) {
    var arguments = new ArrayList<Value>();
    for (int i = 0; i < count; i++) {
      arguments.addFirst(pop());
    }
    return arguments;
  }

  void store(int slot, Value value) {
    locals.put(slot, value);
  }

  Value load(int slot) {
    return locals.getOrDefault(slot, Value.of(OBJECT));
  }

  /** Puts copies of the topmost values below others. */
  void duplicate(int count, int depth) {
    var copied = popArguments(count);
    var below = popArguments(depth);
    copied.forEach(this::push);
    below.forEach(this::push);
    copied.forEach(this::push);
  }

  boolean isTopWide() {
    var top = stack.peek();
    return top != null && top.isWide();
  }

  boolean isSecondWide() {
    Iterator<Value> values = stack.iterator();
    if (!values.hasNext()) {
      return false;
    }
    values.next();
    return values.hasNext() && values.next().isWide();
  }

  void jumpTo(Label target) {
    jumps.merge(target, new State(new ArrayDeque<>(stack), new HashMap<>(locals)), Frame::join);
  }

  void end() {
    reachable = false;
  }

  /** Continues at a label, with the exception on the stack if a handler begins there. */
  void continueAt(Label label, @Nullable Value exception) {
    var arriving = jumps.get(label);
    if (exception != null) {
      stack = new ArrayDeque<>(List.of(exception));
    } else if (arriving != null) {
      var state = reachable ? join(arriving, new State(stack, locals)) : arriving;
      stack = new ArrayDeque<>(state.stack);
      locals = new HashMap<>(state.locals);
    }
    reachable = true;
  }

  private static State join(State one, State other) {
    if (one.stack.size() != other.stack.size()) {
      return one;
    }
    var stack = new ArrayDeque<Value>();
    var others = other.stack.iterator();
    one.stack.forEach(value -> stack.add(either(value, others.next())));
    var locals = new HashMap<>(one.locals);
    other.locals.forEach((slot, value) -> locals.merge(slot, value, Frame::either));
    return new State(stack, locals);
  }

  private static Value either(Value one, Value other) {
    return one == other ? one : one.or(other);
  }
}
