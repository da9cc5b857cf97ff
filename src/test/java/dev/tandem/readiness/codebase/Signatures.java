package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** Copies of classes with what their users can see: no code, and no private members. */
public final class Signatures {

  private static final Path ALL = Path.of("target", "signatures");
  private static final String CLASS_FILE = "dev/tandem/readiness/codebase/Signatures.class";
  private static final Path FOLDER = folder();

  private Signatures() {}

  /** The address of the copy. */
  static URI copyOf(String name, URI libraryClass) {
    var kept = FOLDER.resolve(name + ".class");
    if (Files.exists(kept)) {
      return kept.toUri();
    }
    try (var in = libraryClass.toURL().openStream()) {
      var written = Files.write(Files.createTempFile(ALL, "copy", ""), of(in.readAllBytes()));
      return Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING).toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Identifies what the users of the classes in a folder can see of them. */
  public static String digestOf(Path folder) throws IOException {
    var digest = new ContentDigest();
    for (var file : SourceFiles.below(folder)) {
      digest.text(folder.relativize(file).toString()).bytes(of(Files.readAllBytes(file)));
    }
    return digest.hex();
  }

  /** With constants of its own, as those of the class also tell what its code uses. */
  private static byte[] of(byte[] classFile) {
    var file = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    return file.transformClass(file.parse(classFile), Signatures::add);
  }

  private static void add(ClassBuilder copy, ClassElement element) {
    switch (element) {
      case MethodModel method when isVisible(method.flags()) ->
          copy.transformMethod(
              method,
              (signature, part) -> {
                if (!(part instanceof CodeModel)) {
                  signature.with(part);
                }
              });
      case FieldModel field when isVisible(field.flags()) -> copy.with(field);
      case MethodModel hidden -> {}
      case FieldModel hidden -> {}
      default -> copy.with(element);
    }
  }

  private static boolean isVisible(AccessFlags flags) {
    return !flags.has(AccessFlag.PRIVATE);
  }

  /** Kept for the next run with the same libraries. */
  private static Path folder() {
    try {
      var libraries = new ContentDigest().text(System.getProperty("java.class.path"));
      var own = SourceFiles.classesOf(Signatures.class).resolve(CLASS_FILE);
      var folder = ALL.resolve(libraries.content(own).hex());
      if (!Files.exists(folder)) {
        FileSystemUtils.deleteRecursively(ALL);
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
