package dev.tandem.readiness.codebase.flow;

import java.util.List;
import java.util.Map;

/**
 * What one method does with values.
 *
 * @param name the method's name
 * @param calls its calls, in order, and the methods to which it refers
 * @param results the values that it can return
 * @param stores the values that it keeps, by {@code owner.field}
 */
record MethodFlow(
    String owner,
    String name,
    String descriptor,
    List<Call> calls,
    List<Value> results,
    Map<String, List<Value>> stores) {

  String key() {
    return owner + "." + name + descriptor;
  }
}
