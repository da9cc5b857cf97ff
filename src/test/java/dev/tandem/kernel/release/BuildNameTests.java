package dev.tandem.kernel.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildNameTests {

  @TempDir Path folder;

  @Test
  void anArchiveWithTheSameContentIsTheSameBuild() throws IOException {
    var name = BuildName.of(null, archive("one.jar", "text", "other"));
    assertThat(name).matches("build [0-9a-f]{8}");
    assertThat(BuildName.of(null, archive("two.jar", "text", "other"))).isEqualTo(name);
    assertThat(BuildName.of(null, archive("three.jar", "text", "another"))).isNotEqualTo(name);
  }

  @Test
  void classesInAFolderAreNoBuild() {
    assertThat(BuildName.of(null, folder.toFile())).isEqualTo("classes that are not packaged");
    assertThat(BuildName.of(null, null)).isEqualTo("classes that are not packaged");
  }

  @Test
  void whatCannotBeReadHasAName() throws IOException {
    var file = Files.writeString(folder.resolve("broken.jar"), "no archive");
    assertThat(BuildName.of(null, file.toFile())).isEqualTo("build unknown");
  }

  private File archive(String name, String... texts) throws IOException {
    var file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < texts.length; i++) {
        zip.putNextEntry(new ZipEntry("entry" + i));
        zip.write(texts[i].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file.toFile();
  }
}
