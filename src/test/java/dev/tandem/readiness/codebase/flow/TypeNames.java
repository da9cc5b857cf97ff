package dev.tandem.readiness.codebase.flow;

import java.lang.constant.ClassDesc;

/** Names of types as in source code, with the binary names of nested classes. */
final class TypeNames {

  private TypeNames() {}

  static String of(ClassDesc type) {
    if (type.isArray()) {
      return of(type.componentType()) + "[]";
    }
    if (type.isPrimitive()) {
      return type.displayName();
    }
    var descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  static String elementOf(String array) {
    return array.endsWith("[]") ? array.substring(0, array.length() - 2) : "java.lang.Object";
  }
}
