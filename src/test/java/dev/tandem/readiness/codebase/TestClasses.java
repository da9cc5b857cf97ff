package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled tests of a codebase, with their annotations; those of the rules start no modules and
 * are left out.
 */
public final class TestClasses {

  private final Map<String, TestClass> byName = new HashMap<>(Compiled.TESTS);
  private final List<TestClass> ofCodebase;

  private TestClasses(Codebase codebase) {
    ofCodebase =
        codebase.rootPackage.equals("dev.tandem")
            ? List.copyOf(byName.values())
            : codebase.classFilePaths().stream().map(file -> TestClass.of(parse(file))).toList();
    ofCodebase.forEach(test -> byName.put(test.name(), test));
  }

  public static TestClasses of(Codebase codebase) {
    return codebase.cached(TestClasses.class, () -> new TestClasses(codebase));
  }

  /** The tests in the packages of a module; a planted codebase has them among its other classes. */
  public Stream<TestClass> of(DeclaredModule module) {
    return ofCodebase.stream().filter(test -> module.owns(test.packageName()));
  }

  /** Whether the test has the annotation, or one that has it. */
  public boolean hasAnnotation(TestClass test, Class<? extends Annotation> annotation) {
    return test.annotations().stream()
        .anyMatch(name ->
            name.equals(annotation.getName())
                || byName.containsKey(name) && hasAnnotation(byName.get(name), annotation));
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

    static final Map<String, TestClass> TESTS =
        FILES.stream()
            .filter(file -> !isOfReadiness(file))
            .map(file -> TestClass.of(parse(file)))
            .collect(Collectors.toMap(TestClass::name, test -> test));

    private static boolean isOfReadiness(Path file) {
      return file.toString().replace('\\', '/').contains("/dev/tandem/readiness/");
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
