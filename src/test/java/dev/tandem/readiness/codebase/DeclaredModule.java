package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.SortedMap;

/**
 * A module as its sources declare it.
 *
 * @param namedInterfaces names of the named interfaces by package
 * @param allowedDependencies the entries of {@code allowedDependencies}, {@code module ::
 *     interface}
 * @param inKernel whether the module is part of the shared kernel, which is copied with every
 *     extracted module
 */
public record DeclaredModule(
    String name,
    String basePackage,
    String displayName,
    JavaClass declaration,
    SortedMap<String, String> namedInterfaces,
    List<AllowedDependency> allowedDependencies,
    boolean deniesByDefault,
    boolean inKernel) {

  public record AllowedDependency(String module, String namedInterface) {

    static AllowedDependency parse(String text) {
      var parts = text.split("::", 2);
      return new AllowedDependency(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
    }

    @Override
    public String toString() {
      return namedInterface.isEmpty() ? module : module + " :: " + namedInterface;
    }
  }

  public boolean owns(JavaClass type) {
    return owns(type.getPackageName());
  }

  boolean owns(String packageName) {
    return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
  }

  /** The named interface that exposes the type, or empty. */
  public String namedInterfaceOf(JavaClass type) {
    return namedInterfaces.getOrDefault(type.getPackageName(), "");
  }

  public boolean mayUse(DeclaredModule target, JavaClass type) {
    var named = target.namedInterfaceOf(type);
    return !named.isEmpty()
        && allowedDependencies.contains(new AllowedDependency(target.name, named));
  }
}
