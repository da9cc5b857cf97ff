package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.ContentDigest;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * A proof that has the same result whenever it reads the same: the rules, the kernel, the libraries
 * and what is named. That it passed is kept in {@code target}; that it failed is not.
 *
 * @param key of everything that it reads
 */
public record Proof(String key) {

  private static final Path ALL = Path.of("target", "learned");
  private static final Supplier<String> RULES = SingletonSupplier.of(Proof::rules);
  private static final Map<Path, String> READ = new ConcurrentHashMap<>();

  /** A proof that also reads the text and the files or folders. */
  public static Proof of(String text, Path... read) {
    var digest = new ContentDigest().text(RULES.get()).text(text);
    for (var path : read) {
      digest.text(READ.computeIfAbsent(path, it -> new ContentDigest().content(it).hex()));
    }
    return new Proof(digest.hex());
  }

  boolean hasPassed() {
    return Files.exists(file());
  }

  /** Runs the proof if it has not passed. */
  public void once(Runnable proof) {
    if (!hasPassed()) {
      proof.run();
      keep();
    }
  }

  /** What is found, which is nothing if it was nothing before. */
  <T> Stream<T> violations(Supplier<Stream<T>> search) {
    var found = hasPassed() ? List.<T>of() : search.get().toList();
    if (found.isEmpty()) {
      keep();
    }
    return found.stream();
  }

  private Path file() {
    return ALL.resolve(RULES.get()).resolve(key);
  }

  private void keep() {
    try {
      Files.createDirectories(ALL.resolve(RULES.get()));
      Files.write(file(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What every proof reads: the compiled rules and what they start, the parts of Tandem that
   * planted changes may use, the libraries, and the files in which the rules look things up. What
   * other rules found is forgotten.
   */
  private static String rules() {
    var tests = SourceFiles.classesOf(Rule.class);
    var tandem = SourceFiles.classesOf(dev.tandem.Tandem.class);
    var digest =
        new ContentDigest()
            .text(System.getProperty("java.class.path"))
            .text(System.getProperty("java.vm.version"));
    List.of("readiness/codebase", "readiness/rules", "readiness/violation")
        .forEach(part -> digest.content(tests.resolve("dev/tandem").resolve(part)));
    List.of("dev/tandem/testing", "archunit.properties")
        .forEach(part -> digest.content(tests.resolve(part)));
    List.of("access/identity", "eventing", "kernel")
        .forEach(part -> digest.content(tandem.resolve("dev/tandem").resolve(part)));
    List.of("libraries.yaml", "decisions")
        .forEach(part -> digest.content(Path.of("module-docs").resolve(part)));
    var rules = digest.hex();
    forgetOthers(rules);
    return rules;
  }

  private static void forgetOthers(String rules) {
    try (var folders = Files.newDirectoryStream(Files.createDirectories(ALL))) {
      for (var folder : folders) {
        if (!folder.endsWith(rules)) {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
