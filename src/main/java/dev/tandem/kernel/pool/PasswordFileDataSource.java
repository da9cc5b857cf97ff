package dev.tandem.kernel.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens each connection with the password that a file has at that moment. */
final class PasswordFileDataSource extends DriverManagerDataSource {

  private final Path file;

  PasswordFileDataSource(String url, Path file) {
    super(url);
    this.file = file;
  }

  @Override
  public String getPassword() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the database cannot be read", e);
    }
  }
}
