package dev.tandem.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTests {

  @TempDir Path folder;

  @Test
  void onlyTheOwnerMayReadTheGeneratedPassword() throws Exception {
    var file = folder.resolve("data/operator-password");
    PrivateFile.write(file, "generated", "the.property");

    assertThat(file).hasContent("generated\n");
    assertOnlyTheOwnerMayRead(file);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> PrivateFile.write(file.resolve("below-a-file"), "generated", "the.property"))
        .withMessageContaining("the.property");
  }

  @Test
  void aGeneratedKeyStaysTheSame() throws Exception {
    var file = folder.resolve("data/link-key");
    var first = PrivateFile.readOrCreate(file, SecretKeys::generate, "the.property");

    assertThat(PrivateFile.readOrCreate(file, SecretKeys::generate, "the.property"))
        .isEqualTo(first)
        .hasSizeGreaterThan(40);
    assertOnlyTheOwnerMayRead(file);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**link-key.*");
  }

  @Test
  void aKeyThatCanBeGuessedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretKeys("test", "the.property", "short", List.of()))
        .withMessageContaining("the.property")
        .withMessageNotContaining("short");
  }

  private static void assertOnlyTheOwnerMayRead(Path file) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
