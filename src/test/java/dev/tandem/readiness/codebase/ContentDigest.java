package dev.tandem.readiness.codebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest of texts, and of files with their names. */
public final class ContentDigest {

  private final MessageDigest sha = sha256();

  public ContentDigest text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file, or all files below a folder. */
  public ContentDigest content(Path path) {
    var files = Files.isRegularFile(path) ? List.of(path) : SourceFiles.below(path);
    files.forEach(file -> text(file.toString()).bytes(file));
    return text("end of " + path);
  }

  ContentDigest bytes(byte[] content) {
    sha.update((content.length + " ").getBytes(StandardCharsets.UTF_8));
    sha.update(content);
    return this;
  }

  private ContentDigest bytes(Path file) {
    try {
      return bytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the digest, which takes no more after it. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
