package dev.tandem.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member of the demo who has joined. */
sealed interface DemoPerson {

  UUID id();

  /**
   * @param popularity how often the mentor is booked, relative to the others
   */
  record Mentor(UUID id, int popularity, List<UUID> offerings) implements DemoPerson {}

  /**
   * @param bookingRate how often the mentee books, relative to the others
   */
  record Mentee(UUID id, int bookingRate) implements DemoPerson {}

  /** A request to add a member, with what the onboarding needs later. */
  record JoinRequest(Map<String, Object> body, String zone, String topic) {}

  /** A field that mentors teach and mentees learn, with sample texts. */
  record SubjectArea(
      String name, List<String> skills, List<String> headlines, String bio, List<String> goals) {}
}
