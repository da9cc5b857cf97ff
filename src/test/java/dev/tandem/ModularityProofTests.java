package dev.tandem;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.ClassStructure;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.Proof;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What {@link ModularityTests} asks, in the checks of the boundaries: asked again when a class uses
 * another one than before, or a declaration has changed.
 */
@Execution(ExecutionMode.CONCURRENT)
class ModularityProofTests {

  private static final Path RESOURCES = Path.of("src/main/resources");

  @Test
  void modulesDependOnEachOtherOnlyAsDeclared() {
    var codebase = Codebase.tandem();
    var read =
        Stream.concat(
            declarations(codebase),
            Stream.of(RESOURCES.resolve("application.yaml"), RESOURCES.resolve("META-INF")));

    Proof.of("modularity: " + ClassStructure.digestOf(codebase), read.toArray(Path[]::new))
        .once(new ModularityTests()::modulesDependOnEachOtherOnlyAsDeclared);
  }

  /** The class files with annotations of Spring Modulith, whose values matter. */
  private static Stream<Path> declarations(Codebase codebase) {
    return codebase.classes.stream()
        .filter(ModularityProofTests::isDeclaration)
        .flatMap(type -> codebase.classFileOf(type).stream())
        .sorted();
  }

  private static boolean isDeclaration(JavaClass type) {
    return type.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getName())
        .anyMatch(name -> name.startsWith("org.springframework.modulith."));
  }
}
