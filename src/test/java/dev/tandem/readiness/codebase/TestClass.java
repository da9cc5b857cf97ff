package dev.tandem.readiness.codebase;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A compiled test, or an annotation for tests.
 *
 * @param name of the class, with its package
 * @param sourceFile its name, without the folder
 * @param annotations names of the types of its own annotations
 */
public record TestClass(
    String name, String sourceFile, boolean isAnnotation, Set<String> annotations) {

  static TestClass of(ClassModel type) {
    var annotations =
        type.findAttribute(Attributes.runtimeVisibleAnnotations())
            .map(it -> it.annotations())
            .orElse(List.of());
    return new TestClass(
        type.thisClass().asInternalName().replace('/', '.'),
        type.findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(it -> it.stringValue())
            .orElse(""),
        type.flags().has(AccessFlag.ANNOTATION),
        annotations.stream().map(TestClass::nameOf).collect(Collectors.toSet()));
  }

  private static String nameOf(Annotation annotation) {
    var descriptor = annotation.className().stringValue();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  public String packageName() {
    return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
  }

  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1).replaceFirst(".*\\$", "");
  }

  /** File and line, as rules name a place. */
  public String location() {
    return "src/test/java/" + packageName().replace('.', '/') + "/" + sourceFile + ":1";
  }
}
