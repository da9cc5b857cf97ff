package dev.tandem.members.person;

import dev.tandem.kernel.text.SearchKey;
import dev.tandem.members.LanguageCodes;
import dev.tandem.members.Validation;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor publishes about themselves.
 *
 * @param languages ISO 639-1 codes
 * @param zone the mentor's time zone, an IANA name
 * @param capacity how many mentees the mentor takes at a time
 */
@ValueObject
public record MentorProfile(
    String name,
    String headline,
    String bio,
    List<String> skills,
    List<String> languages,
    String zone,
    int capacity) {

  static MentorProfile of(
      @Nullable String name,
      @Nullable String headline,
      @Nullable String bio,
      @Nullable List<@Nullable String> skills,
      @Nullable List<@Nullable String> languages,
      @Nullable String zone,
      @Nullable Integer capacity) {
    var tags = Validation.tags("Skills", skills, 20);
    if (tags.isEmpty()) {
      throw Validation.invalid("Name at least one skill.");
    }
    return new MentorProfile(
        Validation.line("The name", name, 100),
        Validation.line("The headline", headline, 160),
        Validation.text("The bio", bio, 4_000),
        tags,
        LanguageCodes.of(languages),
        Validation.zone(zone),
        Validation.inRange("The capacity", capacity, 1, 100));
  }

  /** What the words of a search are looked for in. */
  String searchText() {
    return SearchKey.of(String.join("\n", name, headline, bio, String.join("\n", skills)));
  }
}
