package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled tests; the rules need few of them, so that the others are not read. */
public final class TestClasses {

  private TestClasses() {}

  /**
   * The compiled tests of a codebase that have an annotation, as each has that starts modules; a
   * planted one has them among its other classes.
   */
  public static Stream<JavaClass> of(Codebase codebase) {
    return codebase.rootPackage.equals("dev.tandem")
        ? Annotated.CLASSES.stream()
        : codebase.classes.stream();
  }

  /** The tests of Tandem with that simple name. */
  public static Stream<ClassModel> named(String simpleName) {
    return Compiled.FILES.stream()
        .filter(file -> file.getFileName().toString().equals(simpleName + ".class"))
        .map(TestClasses::parse);
  }

  private static final class Compiled {
    static final List<Path> FILES =
        SourceFiles.below(SourceFiles.classesOf(Codebase.class).resolve("dev/tandem")).stream()
            .filter(file -> file.toString().endsWith(".class"))
            .toList();
  }

  private static final class Annotated {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .importPaths(
                Compiled.FILES.stream()
                    .filter(file -> !isOfReadiness(file))
                    .filter(file ->
                        parse(file)
                            .findAttribute(Attributes.runtimeVisibleAnnotations())
                            .isPresent())
                    .toList());
  }

  private static boolean isOfReadiness(Path file) {
    return file.toString().replace('\\', '/').contains("/dev/tandem/readiness/");
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
