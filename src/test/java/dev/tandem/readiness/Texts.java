package dev.tandem.readiness;

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

/** The texts in a class file: constants, templates of concatenations, values of annotations. */
final class Texts {

  /** Stands in a template for a value known at run time. */
  static final char HOLE = '\u0001';

  /** Stands between the constants of a method that are put together. */
  static final char SEAM = '\u0002';

  private static final Map<Path, List<Text>> KNOWN = new ConcurrentHashMap<>();

  private Texts() {}

  /**
   * @param method where it stands; empty outside methods
   * @param pieces all constants of a method in order, put together
   * @param annotation the simple name of the annotation it is a value of, or empty
   */
  record Text(String method, int line, String value, boolean pieces, String annotation) {}

  static List<Text> of(Path classFile) {
    return KNOWN.computeIfAbsent(classFile, Texts::read);
  }

  private static List<Text> read(Path classFile) {
    try {
      var model = ClassFile.of().parse(classFile);
      var found = new ArrayList<Text>();
      annotations(model, "", found);
      for (var field : model.fields()) {
        annotations(field, field.fieldName().stringValue(), found);
        field
            .findAttribute(Attributes.constantValue())
            .filter(it -> it.constant() instanceof StringEntry)
            .ifPresent(it -> found.add(text("", 0, ((StringEntry) it.constant()).stringValue())));
      }
      if (model.findAttribute(Attributes.record()).isPresent()) {
        model
            .findAttribute(Attributes.record())
            .get()
            .components()
            .forEach(it -> annotations(it, it.name().stringValue(), found));
      }
      for (var method : model.methods()) {
        var name = method.methodName().stringValue();
        annotations(method, name, found);
        parameterAnnotations(method, name, found);
        code(model, method, name, found);
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void code(ClassModel model, MethodModel method, String name, List<Text> found) {
    if (method.code().isEmpty()) {
      return;
    }
    var line = 0;
    var first = 0;
    var pieces = new StringBuilder();
    var count = 0;
    for (var element : method.code().get()) {
      switch (element) {
        case LineNumber it -> line = it.line();
        case ConstantInstruction it when it.constantValue() instanceof String value -> {
          found.add(text(name, line, value));
          pieces.append(value).append(SEAM);
          count++;
        }
        case InvokeDynamicInstruction it -> {
          for (var argument : it.bootstrapArgs()) {
            if (argument instanceof String value) {
              found.add(text(name, line, value));
              pieces.append(value).append(SEAM);
              count++;
            }
          }
        }
        default -> {}
      }
      first = first == 0 ? line : first;
    }
    if (count > 1) {
      found.add(new Text(name, first, pieces.toString(), true, ""));
    }
  }

  private static void parameterAnnotations(MethodModel method, String name, List<Text> found) {
    method
        .findAttribute(Attributes.runtimeVisibleParameterAnnotations())
        .ifPresent(it ->
            it.parameterAnnotations()
                .forEach(list -> list.forEach(each -> annotation(each, name, found))));
  }

  private static void annotations(AttributedElement element, String name, List<Text> found) {
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(it -> it.annotations().forEach(each -> annotation(each, name, found)));
  }

  private static void annotation(Annotation annotation, String name, List<Text> found) {
    var simple = annotation.classSymbol().displayName();
    annotation
        .elements()
        .forEach(it ->
            strings(it.value()).forEach(text -> found.add(new Text(name, 0, text, false, simple))));
  }

  private static Stream<String> strings(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfString it -> Stream.of(it.stringValue());
      case AnnotationValue.OfArray it -> it.values().stream().flatMap(Texts::strings);
      case AnnotationValue.OfAnnotation it ->
          it.annotation().elements().stream().flatMap(each -> strings(each.value()));
      default -> Stream.empty();
    };
  }

  private static Text text(String method, int line, String value) {
    return new Text(method, line, value, false, "");
  }
}
