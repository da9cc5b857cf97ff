package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Copies of library classes with what their users can see: no code, and no private members. */
final class Signatures {

  private static final Path FOLDER = emptyFolder();

  private Signatures() {}

  /** The address of the copy. */
  static URI copyOf(String name, URI libraryClass) {
    try (var in = libraryClass.toURL().openStream()) {
      var file = ClassFile.of();
      var copy = file.transformClass(file.parse(in.readAllBytes()), Signatures::add);
      return Files.write(FOLDER.resolve(name + ".class"), copy).toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static Path emptyFolder() {
    try {
      var folder = Path.of("target", "signatures");
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
