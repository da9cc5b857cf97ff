package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles one module with the descriptor that it would have.
 *
 * @param modules the folders of the required modules
 * @param classes the folder for its own classes
 */
record ModuleCompiler(Codebase codebase, DeclaredModule module, List<Path> modules, Path classes) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Shared, because it keeps the contents of the libraries; not for several threads at a time. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  List<Diagnostic<? extends JavaFileObject>> errors(Stream<Path> libraries) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    compile(libraries, problems);
    return problems.getDiagnostics().stream()
        .<Diagnostic<? extends JavaFileObject>>map(each -> each)
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }

  private void compile(Stream<Path> libraries, DiagnosticCollector<JavaFileObject> problems) {
    synchronized (FILES) {
      var sources = new ArrayList<JavaFileObject>();
      FILES
          .getJavaFileObjectsFromPaths(ModuleDescriptor.sourceFiles(codebase, module))
          .forEach(sources::add);
      sources.add(new ModuleInfoSource(ModuleDescriptor.textOf(codebase, module)));
      COMPILER
          .getTask(new StringWriter(), FILES, problems, options(libraries), null, sources)
          .call();
    }
  }

  /** Without a class path, whose libraries the compiler would list for the unnamed module. */
  private List<String> options(Stream<Path> libraries) {
    return List.of(
        "-proc:none",
        "-implicit:none",
        "-nowarn",
        "-Xlint:none",
        "-parameters",
        "--class-path",
        classes.toString(),
        "--module-path",
        Stream.concat(libraries, modules.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)),
        "-d",
        classes.toString());
  }

  private static final class ModuleInfoSource extends SimpleJavaFileObject {

    private final String text;

    ModuleInfoSource(String text) {
      super(URI.create("string:///module-info.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
