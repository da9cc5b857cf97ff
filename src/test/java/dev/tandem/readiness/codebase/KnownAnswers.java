package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a migrated database answered, kept for the next run with the same scripts, libraries and
 * classes that migrate.
 */
final class KnownAnswers {

  static final KnownAnswers NONE = new KnownAnswers(null);

  private static final Path ALL = Path.of("target", "catalogue");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable Path folder;

  private KnownAnswers(@Nullable Path folder) {
    this.folder = folder;
  }

  static KnownAnswers of(String rootPackage, String scripts) {
    var tests = SourceFiles.classesOf(KnownAnswers.class).resolve("dev/tandem");
    var made =
        new ContentDigest()
            .text(System.getProperty("java.class.path"))
            .content(tests.resolve("readiness/codebase"))
            .content(tests.resolve("testing"))
            .text(scripts)
            .hex();
    return new KnownAnswers(emptied(ALL.resolve(rootPackage), made));
  }

  /** The folder for what is made now, without what was made before. */
  private static Path emptied(Path parent, String made) {
    try {
      var folder = parent.resolve(made);
      if (!Files.exists(folder)) {
        FileSystemUtils.deleteRecursively(parent);
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<List<CatalogRow>> find(List<Object> asked) {
    var file = fileOf(asked);
    return file.filter(Files::exists).map(KnownAnswers::read);
  }

  private static List<CatalogRow> read(Path file) {
    return Arrays.stream(JSON.readValue(file, String[][].class))
        .map(values -> new CatalogRow(Arrays.asList(values)))
        .toList();
  }

  /** Complete or not there, as another run may read at this moment. */
  void keep(List<Object> asked, List<CatalogRow> rows) {
    fileOf(asked)
        .ifPresent(file -> {
          try {
            var fresh = Files.createTempFile(file.getParent(), "fresh", "");
            JSON.writeValue(fresh, rows.stream().map(CatalogRow::values).toList());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Optional<Path> fileOf(List<Object> asked) {
    return Optional.ofNullable(folder)
        .map(it -> it.resolve(new ContentDigest().text(asked.toString()).hex()));
  }
}
