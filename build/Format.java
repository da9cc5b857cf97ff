import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Checks or writes the layout of every Java file: {@code java Format.java check|write DIR…}. A file
 * that this version of the formatter accepted is not checked again until it changes.
 */
class Format {

  private static final Path CACHE_FILE = Path.of("target", "formatted");
  private static final String VERSION =
      Formatter.class.getProtectionDomain().getCodeSource().getLocation().toString();

  private final Formatter formatter = new Formatter();
  private final Set<String> known = known();
  private final Set<String> formattedDigests = new ConcurrentSkipListSet<>();
  private final Set<Path> changed = new ConcurrentSkipListSet<>();
  private final boolean write;

  Format(boolean write) {
    this.write = write;
  }

  public static void main(String[] args) throws IOException {
    var format = new Format(args[0].equals("write"));
    Arrays.stream(args)
        .skip(1)
        .map(Path::of)
        .flatMap(Format::files)
        .parallel()
        .forEach(format::check);
    Files.createDirectories(CACHE_FILE.getParent());
    Files.write(CACHE_FILE, format.formattedDigests);
    if (!format.write && !format.changed.isEmpty()) {
      System.err.println("These files are not formatted; run `mvn -Pformat process-sources`:");
      format.changed.forEach(it -> System.err.println("  " + it));
      System.exit(1);
    }
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder).filter(it -> it.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Path file) {
    try {
      var source = Files.readString(file);
      var digest = digest(source);
      var formatted = known.contains(digest) ? source : format(file, source);
      formattedDigests.add(formatted.equals(source) ? digest : digest(formatted));
      if (!formatted.equals(source)) {
        changed.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String format(Path file, String source) {
    try {
      var ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
      return formatter.formatSource(ordered);
    } catch (FormatterException e) {
      throw new IllegalArgumentException(file + ":" + e.getMessage(), e);
    }
  }

  private static Set<String> known() {
    try {
      return Files.exists(CACHE_FILE) ? Set.copyOf(Files.readAllLines(CACHE_FILE)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String source) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(VERSION.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(source.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
