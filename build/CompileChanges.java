import static java.util.stream.Collectors.toSet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/**
 * Compiles the sources that have changed since their classes were made, and those that name a class
 * of them, and deletes classes whose source is gone. It takes seconds, as it looks at nothing but
 * the language: the next build with {@code mvn verify} compiles everything, with Error Prone and
 * NullAway. Values of constants are copied into the classes that use them, which it does not see.
 */
class CompileChanges {

  private static final Pattern OWN_CLASS = Pattern.compile("dev/tandem/[\\w/]+");
  private static final Path EVERYTHING_IS_COMPILED = Path.of("target", "maven-status");

  /** It is read by any Java, to say which one is needed. */
  private static final Path READ_BY_OLD_JAVA =
      Path.of("dev/tandem/bootstrap/JavaVersionCheck.java");

  private final String classPath;
  private final Set<String> changedClasses = new HashSet<>();

  private CompileChanges(String classPath) {
    this.classPath = classPath;
  }

  /**
   * @param args the class path of the tests
   */
  public static void main(String[] args) throws IOException {
    var changes = new CompileChanges(args[0]);
    changes.compile(Path.of("src/main/java"), Path.of("target/classes"));
    changes.compile(Path.of("src/test/java"), Path.of("target/test-classes"));
  }

  /**
   * @param source below its root
   * @param names the classes that it names, as paths without nested ones
   */
  private record Compiled(Path file, Path source, Set<String> names) {}

  private void compile(Path sourceRoot, Path output) throws IOException {
    Files.createDirectories(output);
    var classes = read(output);
    var sources = filesBelow(sourceRoot, ".java").map(sourceRoot::relativize).collect(toSet());
    var changed = new HashSet<>(sources);
    classes.stream()
        .filter(it -> isUpToDate(it, sourceRoot))
        .forEach(it -> changed.remove(it.source()));
    classes.stream()
        .filter(it -> !sources.contains(it.source()))
        .forEach(it -> changed.add(it.source()));
    changed.forEach(it -> changedClasses.add(it.toString().replace(".java", "")));
    classes.stream()
        .filter(it -> it.names().stream().anyMatch(changedClasses::contains))
        .forEach(it -> changed.add(it.source()));
    for (var old : classes) {
      if (changed.contains(old.source())) {
        Files.delete(old.file());
      }
    }
    changed.retainAll(sources);
    if (changed.remove(READ_BY_OLD_JAVA)) {
      javac(List.of(sourceRoot.resolve(READ_BY_OLD_JAVA)), output, "17");
    }
    if (!changed.isEmpty()) {
      delete(EVERYTHING_IS_COMPILED);
      javac(changed.stream().map(sourceRoot::resolve).toList(), output, "25");
    }
  }

  private void javac(List<Path> sources, Path output, String release) {
    var arguments =
        new ArrayList<>(
            List.of("-d", output.toString(), "-cp", classPath, "--release", release, "-g"));
    arguments.addAll(
        List.of("-parameters", "-proc:none", "-implicit:none", "-nowarn", "-Xlint:none"));
    sources.forEach(it -> arguments.add(it.toString()));
    System.out.println("Compiling " + sources.size() + " changed sources for " + output);
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, System.out, System.err, arguments.toArray(String[]::new)) != 0) {
      System.exit(1);
    }
  }

  private static boolean isUpToDate(Compiled compiled, Path sourceRoot) {
    var source = sourceRoot.resolve(compiled.source());
    return Files.exists(source) && modified(source).compareTo(modified(compiled.file())) <= 0;
  }

  private static List<Compiled> read(Path output) throws IOException {
    return filesBelow(output, ".class").parallel().map(it -> read(output, it)).toList();
  }

  private static Compiled read(Path output, Path file) {
    try {
      var model = ClassFile.of().parse(file);
      var source = model.findAttribute(Attributes.sourceFile()).orElseThrow();
      var names =
          StreamSupport.stream(model.constantPool().spliterator(), false)
              .filter(Utf8Entry.class::isInstance)
              .flatMap(it -> OWN_CLASS.matcher(((Utf8Entry) it).stringValue()).results())
              .map(it -> it.group())
              .collect(toSet());
      var name = file.getParent().resolve(source.sourceFile().stringValue());
      return new Compiled(file, output.relativize(name), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesBelow(Path root, String ending) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(it -> it.toString().endsWith(ending)).toList().stream();
    }
  }

  private static FileTime modified(Path file) {
    return FileTime.fromMillis(file.toFile().lastModified());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
    }
  }
}
