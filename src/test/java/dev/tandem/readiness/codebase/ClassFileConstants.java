package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The string constants of a class file: literals, templates of concatenations, and annotation
 * values.
 */
public final class ClassFileConstants {

  /** Placeholder in a template for a value known only at run time. */
  public static final char PLACEHOLDER = '\u0001';

  /** Separator between the joined constants of a method. */
  static final char SEPARATOR = '\u0002';

  private static final Map<Path, List<StringConstant>> CACHE = new ConcurrentHashMap<>();

  private ClassFileConstants() {}

  /**
   * @param method the method that contains the constant; empty outside methods
   * @param concatenated whether the value is all constants of a method, joined in order
   * @param annotation simple name of the annotation that has the value, or empty
   */
  public record StringConstant(
      String method, int line, String value, boolean concatenated, String annotation) {}

  static List<StringConstant> of(Path classFile) {
    return CACHE.computeIfAbsent(classFile, ClassFileConstants::read);
  }

  private static List<StringConstant> read(Path classFile) {
    try {
      var model = ClassFile.of().parse(classFile);
      var found = new ArrayList<StringConstant>();
      addFromAnnotations(model, "", found);
      for (var field : model.fields()) {
        addFromAnnotations(field, field.fieldName().stringValue(), found);
        field
            .findAttribute(Attributes.constantValue())
            .filter(it -> it.constant() instanceof StringEntry)
            .ifPresent(
                it -> found.add(constant("", 0, ((StringEntry) it.constant()).stringValue())));
      }
      if (model.findAttribute(Attributes.record()).isPresent()) {
        model
            .findAttribute(Attributes.record())
            .get()
            .components()
            .forEach(
                component -> addFromAnnotations(component, component.name().stringValue(), found));
      }
      for (var method : model.methods()) {
        var name = method.methodName().stringValue();
        addFromAnnotations(method, name, found);
        addFromParameterAnnotations(method, name, found);
        addFromCode(model, method, name, found);
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addFromCode(
      ClassModel model, MethodModel method, String name, List<StringConstant> found) {
    if (method.code().isEmpty()) {
      return;
    }
    var line = 0;
    var first = 0;
    var pieces = new StringBuilder();
    var count = 0;
    for (var element : method.code().get()) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case ConstantInstruction constant when constant.constantValue() instanceof String value -> {
          found.add(constant(name, line, value));
          pieces.append(value).append(SEPARATOR);
          count++;
        }
        case InvokeDynamicInstruction concatenation -> {
          for (var argument : concatenation.bootstrapArgs()) {
            if (argument instanceof String value) {
              found.add(constant(name, line, value));
              pieces.append(value).append(SEPARATOR);
              count++;
            }
          }
        }
        default -> {}
      }
      first = first == 0 ? line : first;
    }
    if (count > 1) {
      found.add(new StringConstant(name, first, pieces.toString(), true, ""));
    }
  }

  private static void addFromParameterAnnotations(
      MethodModel method, String name, List<StringConstant> found) {
    method
        .findAttribute(Attributes.runtimeVisibleParameterAnnotations())
        .ifPresent(attribute ->
            attribute
                .parameterAnnotations()
                .forEach(list -> list.forEach(each -> addFromAnnotation(each, name, found))));
  }

  private static void addFromAnnotations(
      AttributedElement element, String name, List<StringConstant> found) {
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(attribute ->
            attribute.annotations().forEach(each -> addFromAnnotation(each, name, found)));
  }

  private static void addFromAnnotation(
      Annotation annotation, String name, List<StringConstant> found) {
    var simple = annotation.classSymbol().displayName();
    annotation
        .elements()
        .forEach(element ->
            strings(element.value())
                .forEach(text -> found.add(new StringConstant(name, 0, text, false, simple))));
  }

  private static Stream<String> strings(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfString string -> Stream.of(string.stringValue());
      case AnnotationValue.OfArray array ->
          array.values().stream().flatMap(ClassFileConstants::strings);
      case AnnotationValue.OfAnnotation nested ->
          nested.annotation().elements().stream().flatMap(each -> strings(each.value()));
      default -> Stream.empty();
    };
  }

  private static StringConstant constant(String method, int line, String value) {
    return new StringConstant(method, line, value, false, "");
  }
}
