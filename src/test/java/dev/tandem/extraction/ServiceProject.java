package dev.tandem.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates the files of the extracted project; the same sources give the same bytes. */
final class ServiceProject {

  private static final String CI_SCRIPT =
      """
      #!/usr/bin/env bash
      # Checks a commit in a fresh clone, without user input; the shared kernel is tested, too.
      set -euo pipefail
      cd "$(dirname "$0")/.."
      exec < /dev/null
      mvn -B -ntp verify -Dtests.left.out=nothing
      """;

  private ServiceProject() {}

  static SortedMap<Path, byte[]> generate(
      ExtractionManifest manifest, ClassPathLibraries libraries) {
    var files = new TreeMap<Path, byte[]>();
    manifest.files().forEach(path -> files.put(path, bytes(path)));
    var readme = new ServiceReadme(manifest);
    put(
        files,
        "pom.xml",
        new ServicePom(manifest, libraries).reduce(TextFiles.read(Path.of("pom.xml"))));
    put(files, "README.md", readme.text());
    put(files, "src/main/resources/config/application.yaml", readme.applicationYaml());
    put(files, ".ci/run", CI_SCRIPT);
    return files;
  }

  /** Writes the files into the folder, which is emptied first. */
  static void write(SortedMap<Path, byte[]> files, Path folder) {
    try {
      delete(folder);
      for (var file : files.entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(
            folder.resolve(".ci/run"), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(SortedMap<Path, byte[]> files, String path, String text) {
    files.put(Path.of(path), text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
