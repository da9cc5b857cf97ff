package dev.tandem.members.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mentor as a client writes it.
 *
 * @param version the one that the client read; null to overwrite any
 */
record MentorBody(
    @Nullable String name,
    @Nullable String headline,
    @Nullable String bio,
    @Nullable List<@Nullable String> skills,
    @Nullable List<@Nullable String> languages,
    @Nullable String zone,
    @Nullable Integer capacity,
    @Nullable Long version) {

  MentorProfile profile() {
    return MentorProfile.of(name, headline, bio, skills, languages, zone, capacity);
  }
}
