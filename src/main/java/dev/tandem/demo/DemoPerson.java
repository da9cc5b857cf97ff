package dev.tandem.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member of the demo, once they have joined. */
sealed interface DemoPerson {

  UUID id();

  /**
   * @param offerings with their lengths
   * @param popularity how often they are booked, relative to others
   */
  record Mentor(UUID id, int popularity, List<UUID> offerings) implements DemoPerson {}

  record Mentee(UUID id, int bookingRate) implements DemoPerson {}

  /** What is sent for someone to join. */
  record JoinRequest(Map<String, Object> body, String zone, String topic) {}

  /** What someone teaches or learns. */
  record SubjectArea(
      String name, List<String> skills, List<String> headlines, String bio, List<String> goals) {}
}
