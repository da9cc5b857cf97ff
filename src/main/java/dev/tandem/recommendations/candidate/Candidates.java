package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.MentorId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The mentors who can be recommended at one moment; never changes. */
public final class Candidates {

  private final List<Candidate> all;
  private final Map<MentorId, Candidate> byId = new HashMap<>();
  private final Map<String, Integer> speakers = new HashMap<>();

  private Candidates(Collection<Candidate> all) {
    this.all = List.copyOf(all);
    for (var candidate : this.all) {
      byId.put(candidate.id(), candidate);
      for (var language : candidate.mentor().terms().languages()) {
        speakers.merge(language, 1, Integer::sum);
      }
    }
  }

  public static Candidates of(Collection<Candidate> all) {
    return new Candidates(all);
  }

  /** These without the outdated ones, and with the current ones. */
  Candidates replace(Predicate<MentorId> outdated, Collection<Candidate> current) {
    var replaced = new ArrayList<Candidate>(all.size() + current.size());
    for (var candidate : all) {
      if (!outdated.test(candidate.id())) {
        replaced.add(candidate);
      }
    }
    replaced.addAll(current);
    return new Candidates(replaced);
  }

  public List<Candidate> all() {
    return all;
  }

  public Optional<Candidate> find(MentorId mentor) {
    return Optional.ofNullable(byId.get(mentor));
  }

  /** How many mentors speak a language. */
  public int countSpeakers(String language) {
    return speakers.getOrDefault(Terms.normalize(language), 0);
  }
}
