package dev.tandem.readiness.codebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What of a class must change until a proof about it is asked for again. */
@Execution(ExecutionMode.CONCURRENT)
class ChangedClassTests {

  private static final String CLASS =
      """
      package sample;

      public class Sample {
        public static final int LIMIT = 3;

        public int size(Object it) {
          return it.hashCode();
        }
      }
      """;

  @TempDir Path folder;
  private int compiled;

  @Test
  void aChangeInsideAMethodIsNone() throws IOException {
    var before = compile(CLASS);
    var after = compile(CLASS.replace("it.hashCode()", "it.hashCode() * 31 + \"a\".length()"));

    assertThat(Signatures.digestOf(after)).isEqualTo(Signatures.digestOf(before));
    assertThat(structure(compile(CLASS.replace("it.hashCode()", "it.hashCode() * 31"))))
        .isEqualTo(structure(before));
  }

  @Test
  void anotherClassThatItUsesIsAChangeOfTheStructureOnly() throws IOException {
    var before = compile(CLASS);
    var after = compile(CLASS.replace("it.hashCode()", "java.util.Objects.hash(it)"));

    assertThat(structure(after)).isNotEqualTo(structure(before));
    assertThat(Signatures.digestOf(after)).isEqualTo(Signatures.digestOf(before));
  }

  @Test
  void anAnnotationOfAMemberIsAChange() throws IOException {
    var before = compile(CLASS);
    var after = compile(CLASS.replace("  public int", "  @Deprecated public int"));

    assertThat(structure(after)).isNotEqualTo(structure(before));
    assertThat(Signatures.digestOf(after)).isNotEqualTo(Signatures.digestOf(before));
  }

  @Test
  void aConstantThatOthersCopyIsAChangeForThem() throws IOException {
    assertThat(Signatures.digestOf(compile(CLASS.replace("LIMIT = 3", "LIMIT = 4"))))
        .isNotEqualTo(Signatures.digestOf(compile(CLASS)));
  }

  @Test
  void aMethodThatNobodyElseSeesIsNoChangeForOthers() throws IOException {
    var hidden =
        CLASS.replace("  public int size", "  private void hide() {}\n\n  public int size");

    assertThat(Signatures.digestOf(compile(hidden))).isEqualTo(Signatures.digestOf(compile(CLASS)));
    assertThat(Signatures.digestOf(compile(hidden.replace("private", "public"))))
        .isNotEqualTo(Signatures.digestOf(compile(CLASS)));
  }

  private Path compile(String source) throws IOException {
    var sources = Files.createDirectories(folder.resolve("sources-" + ++compiled));
    var classes = Files.createDirectories(folder.resolve("classes-" + compiled));
    var file = Files.writeString(sources.resolve("Sample.java"), source);
    var errors =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
    assertThat(errors).isZero();
    return classes;
  }

  private static String structure(Path classes) {
    var layer = new Codebase.SourceLayer(classes, classes, classes, classes, classes);
    return ClassStructure.digestOf(
        new Codebase("sample", ChangedClassTests.class.getClassLoader(), layer));
  }
}
