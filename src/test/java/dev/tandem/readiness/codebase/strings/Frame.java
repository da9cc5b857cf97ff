package dev.tandem.readiness.codebase.strings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack, the variables and the contents of builders and collections at one instruction. */
final class Frame {

  static final Value.Other ANY = new Value.Other("Ljava/lang/Object;");

  final List<Value> stack = new ArrayList<>();
  final Map<Integer, Value> locals = new HashMap<>();
  final Map<Integer, List<Text>> heap = new HashMap<>();

  Frame copy() {
    var copy = new Frame();
    copy.stack.addAll(stack);
    copy.locals.putAll(locals);
    heap.forEach((id, content) -> copy.heap.put(id, new ArrayList<>(content)));
    return copy;
  }

  void push(Value value) {
    stack.add(value);
  }

  Value pop() {
    return stack.isEmpty() ? ANY : stack.removeLast();
  }

  void pop(int count) {
    for (int i = 0; i < count; i++) {
      pop();
    }
  }

  boolean topIsWide() {
    return !stack.isEmpty() && stack.getLast() instanceof Value.Other other && other.isWide();
  }

  /** Takes the values of one word or of two words, the lowest first. */
  Deque<Value> popWords(int words) {
    var taken = new ArrayDeque<Value>();
    for (int left = words; left > 0; ) {
      left -= topIsWide() ? 2 : 1;
      taken.addFirst(pop());
    }
    return taken;
  }

  /** Repeats the top words below the next words. */
  void duplicate(int words, int below) {
    var top = popWords(words);
    var next = popWords(below);
    stack.addAll(top);
    stack.addAll(next);
    stack.addAll(top);
  }

  /** Takes over what another branch brings; returns whether anything changed. */
  boolean merge(Frame other) {
    var changed = false;
    for (int i = 0; i < Math.min(stack.size(), other.stack.size()); i++) {
      var merged = merged(stack.get(i), other.stack.get(i));
      changed |= !merged.equals(stack.set(i, merged));
    }
    for (var local : other.locals.entrySet()) {
      var merged = merged(locals.getOrDefault(local.getKey(), local.getValue()), local.getValue());
      changed |= !merged.equals(locals.put(local.getKey(), merged));
    }
    for (var object : other.heap.entrySet()) {
      var content = heap.computeIfAbsent(object.getKey(), id -> new ArrayList<>());
      for (int i = 0; i < object.getValue().size(); i++) {
        var added = object.getValue().get(i);
        if (i == content.size()) {
          content.add(added);
          changed = true;
        } else {
          var merged = content.get(i).or(added);
          changed |= !merged.equals(content.set(i, merged));
        }
      }
    }
    return changed;
  }

  private static Value merged(Value one, Value other) {
    if (one instanceof Text text && other instanceof Text more) {
      return text.or(more);
    }
    if (one instanceof Value.Other && other instanceof Value.Other && !one.equals(other)) {
      return isNumber(one) && isNumber(other) ? new Value.Other("I") : one;
    }
    return other instanceof Text || one instanceof Value.Other && !(other instanceof Value.Other)
        ? other
        : one;
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Other other
        && (other.descriptor().startsWith("int ") || other.descriptor().equals("I"));
  }
}
