package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.SortedMap;

/**
 * A module as its sources declare it.
 *
 * @param interfaces package to name of the named interface
 * @param allowed what {@code allowedDependencies} lists, {@code module :: interface}
 * @param shared part of the shared kernel, which travels with every module
 */
record Module(
    String name,
    String base,
    String displayName,
    JavaClass declaration,
    SortedMap<String, String> interfaces,
    List<Allowed> allowed,
    boolean explicit,
    boolean shared) {

  record Allowed(String module, String named) {

    static Allowed parse(String text) {
      var parts = text.split("::", 2);
      return new Allowed(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
    }

    @Override
    public String toString() {
      return named.isEmpty() ? module : module + " :: " + named;
    }
  }

  boolean owns(JavaClass type) {
    return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
  }

  /** The named interface that shows the type, or empty. */
  String interfaceOf(JavaClass type) {
    return interfaces.getOrDefault(type.getPackageName(), "");
  }

  boolean mayUse(Module other, JavaClass type) {
    var named = other.interfaceOf(type);
    return !named.isEmpty() && allowed.contains(new Allowed(other.name, named));
  }
}
