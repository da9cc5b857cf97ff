import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks or writes the layout of every Java file: {@code java Format.java check|write DIR…}. */
class Format {

  public static void main(String[] args) throws Exception {
    var write = args[0].equals("write");
    var formatter = new Formatter();
    var changed = new ArrayList<Path>();
    for (int i = 1; i < args.length; i++) {
      try (var files = Files.walk(Path.of(args[i]))) {
        for (var file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
          var source = Files.readString(file);
          var formatted = format(formatter, source);
          if (!formatted.equals(source)) {
            changed.add(file);
            if (write) {
              Files.writeString(file, formatted);
            }
          }
        }
      }
    }
    if (!write && !changed.isEmpty()) {
      System.err.println("These files are not formatted; run `mvn -Pformat process-sources`:");
      changed.forEach(it -> System.err.println("  " + it));
      System.exit(1);
    }
  }

  private static String format(Formatter formatter, String source) throws Exception {
    var ordered =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(ordered);
  }
}
