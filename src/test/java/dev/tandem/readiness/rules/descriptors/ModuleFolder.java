package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ContentDigest;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/**
 * The folder for the classes of a compiled module. That of Tandem's own module stays for the next
 * run; the others have the kernel of this run.
 */
record ModuleFolder(Path classes, boolean isKept) {

  private static final Path ALL = Path.of("target", "java-modules");

  /** Exists, because the compiler remembers a folder that is missing when it first looks. */
  static ModuleFolder of(Codebase codebase, DeclaredModule module, String key) {
    try {
      var isKept = codebase.rootPackage.equals("dev.tandem");
      var parent =
          isKept
              ? ALL.resolve(module.name()).resolve(key)
              : Files.createTempDirectory(Files.createDirectories(ALL), module.name());
      if (!isKept) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(parent)));
      }
      var name = codebase.rootPackage + "." + module.name();
      return new ModuleFolder(Files.createDirectories(parent.resolve(name)), isKept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has the classes of an earlier run. */
  boolean isComplete() {
    return Files.exists(signatureFile());
  }

  /** What others see of the classes, which are complete now, and through them of others. */
  String signature(List<CompiledModule> required) {
    try {
      if (isComplete()) {
        return Files.readString(signatureFile());
      }
      var digest = new ContentDigest().text(Signatures.digestOf(classes));
      required.forEach(each -> digest.text(each.signature()));
      var signature = digest.hex();
      if (isKept) {
        forgetOthers();
        Files.writeString(signatureFile(), signature);
      }
      return signature;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path signatureFile() {
    return classes.resolveSibling("signature");
  }

  /** Forgets what earlier sources of the module became. */
  private void forgetOthers() throws IOException {
    var kept = Objects.requireNonNull(classes.getParent());
    try (var others = Files.list(Objects.requireNonNull(kept.getParent()))) {
      others.filter(each -> !each.equals(kept)).forEach(ModuleFolder::delete);
    }
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
