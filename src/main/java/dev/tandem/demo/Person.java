package dev.tandem.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member of the demo, once they have joined. */
sealed interface Person {

  UUID id();

  /**
   * @param offerings with their lengths
   * @param appeal how often they are booked, relative to others
   */
  record Mentor(UUID id, int appeal, List<UUID> offerings) implements Person {}

  record Mentee(UUID id, int eagerness) implements Person {}

  /** What is sent for someone to join. */
  record Entry(Map<String, Object> body, String zone, String topic) {}

  /** What someone teaches or learns. */
  record Field(
      String name, List<String> skills, List<String> headlines, String bio, List<String> goals) {}
}
