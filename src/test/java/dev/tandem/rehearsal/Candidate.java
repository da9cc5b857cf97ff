package dev.tandem.rehearsal;

import dev.tandem.acceptance.environment.TandemProcess;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;

/** Builds candidates: the product's classes, of which one file is compiled with a fault. */
final class Candidate {

  private static final Path SOURCES = Path.of("src", "main", "java");

  private Candidate() {}

  /**
   * @return the folder of its classes
   */
  static Path build(Fault fault, Path folder) throws IOException {
    var classes = folder.resolve(fault.fileName()).toAbsolutePath();
    FileSystemUtils.deleteRecursively(classes);
    FileSystemUtils.copyRecursively(TandemProcess.product(), classes);
    write(fault, classes);
    return classes;
  }

  /** Writes the file that has the fault, compiled if it is a class, into a folder of classes. */
  static void write(Fault fault, Path classes) throws IOException {
    var source = Path.of(fault.file());
    var changed = fault.compiledInto(Files.readString(source));
    if (source.startsWith(SOURCES)) {
      compile(source, changed, classes);
    } else {
      Files.createDirectories(classes.resolve(source).getParent());
      Files.writeString(classes.resolve(source), changed);
    }
  }

  private static void compile(Path source, String text, Path classes) {
    var messages = new StringWriter();
    var options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-parameters",
            "-g",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(new ChangedSource(source, text)))
            .call();
    if (!compiled) {
      throw new IllegalStateException(source + " with a fault does not compile:\n" + messages);
    }
  }

  private static final class ChangedSource extends SimpleJavaFileObject {

    private final String text;

    ChangedSource(Path source, String text) {
      super(uri(source), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    private static URI uri(Path source) {
      return source.toAbsolutePath().toUri();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
