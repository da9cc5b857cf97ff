package dev.tandem.preferences.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The mapping file of the platform that {@link MessyMembers} come from. */
public final class CommittedMapping {

  private CommittedMapping() {}

  public static String yaml() {
    try (var file = CommittedMapping.class.getResourceAsStream("/preferences/mapping.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
