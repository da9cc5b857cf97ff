package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The valid codebase of three modules in {@code src/test/breaches/sound}, alone or with changes on
 * top of it. Only this class compiles them.
 */
final class ChangedCodebase {

  static final Path VALID = ChangeCatalogue.VIOLATIONS.resolve("sound");
  private static final Path CLASSES_FOLDER = Path.of("target", "breaches");
  private static final StandardJavaFileManager FILE_MANAGER =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
  private static final Supplier<Path> VALID_CLASSES =
      SingletonSupplier.of(() -> compile(List.of(VALID), emptyFolder("sound")));

  private static final Supplier<Codebase> UNCHANGED = SingletonSupplier.of(ChangedCodebase::valid);

  private ChangedCodebase() {}

  static Codebase unchanged() {
    return UNCHANGED.get();
  }

  /**
   * The valid codebase with the changes in the folders on top of it, which have no file in common.
   *
   * @param id name of the folder for the classes
   */
  static Codebase with(String id, List<Path> changes) {
    if (changes.stream().noneMatch(change -> Files.exists(change.resolve("java")))) {
      return unchanged().withLayers(layers(VALID_CLASSES.get(), changes));
    }
    var merged = emptyFolder(id);
    try {
      FileSystemUtils.copyRecursively(VALID_CLASSES.get(), merged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codebase(compile(changes, merged), changes);
  }

  private static Path emptyFolder(String id) {
    try {
      var folder = CLASSES_FOLDER.resolve(id);
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Codebase valid() {
    var classes = VALID_CLASSES.get();
    return new Codebase("house", loader(classes), layers(classes, List.of()));
  }

  private static Codebase codebase(Path classes, List<Path> changes) {
    return unchanged().withClasses(loader(classes), layers(classes, changes));
  }

  private static ClassLoader loader(Path classes) {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, ChangedCodebase.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Codebase.SourceLayer[] layers(Path classes, List<Path> changes) {
    return Stream.concat(changes.stream(), Stream.of(VALID))
        .map(folder -> layer(classes, folder))
        .toArray(Codebase.SourceLayer[]::new);
  }

  private static Codebase.SourceLayer layer(Path classes, Path folder) {
    return new Codebase.SourceLayer(
        classes,
        folder.resolve("java"),
        folder.resolve("db"),
        folder.resolve("resources"),
        folder.resolve("contracts"));
  }

  /** Synchronized because the file manager, which caches the libraries, is not thread-safe. */
  private static synchronized Path compile(List<Path> folders, Path classes) {
    var sources =
        folders.stream()
            .flatMap(folder -> SourceFiles.below(folder.resolve("java")).stream())
            .filter(file -> file.toString().endsWith(".java"))
            .toList();
    if (sources.isEmpty()) {
      return classes;
    }
    var problems = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-parameters",
            "-g",
            "-cp",
            classes + File.pathSeparator + System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    var files = FILE_MANAGER.getJavaFileObjectsFromPaths(sources);
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(new StringWriter(), FILE_MANAGER, problems, options, null, files)
            .call();
    if (!compiled) {
      throw new IllegalStateException(folders + " does not compile: " + problems.getDiagnostics());
    }
    return classes;
  }
}
