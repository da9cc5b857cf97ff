package dev.tandem.recommendations;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what speaks for a mentor, from the same facts that ranked them. */
final class Reasons {

  private static final int MOST = 4;
  private static final double GOOD = 4;
  private static final int MANY_KEPT = 5;
  private static final Duration CLOSE = Duration.ofHours(2);

  private final Search search;
  private final Learned learned;
  private final Map<MentorId, Mentor> known;
  private final Map<String, Pattern> goals = new LinkedHashMap<>();
  private final Map<String, Long> speakers;
  private final Duration newFor;

  Reasons(Search search, Learned learned, Map<MentorId, Mentor> known, Duration newFor) {
    this.search = search;
    this.learned = learned;
    this.known = known;
    search.mentee().topics().stream()
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .forEach(it -> goals.put(it, word(it)));
    this.speakers = speakers(known.values());
    this.newFor = newFor;
  }

  /** The strongest few, when the mentor is next free last; never none. */
  List<Reason> of(Candidate candidate) {
    var found = new ArrayList<Reason>();
    fits(candidate.mentor(), found);
    proven(candidate.mentor(), found);
    convenient(candidate.mentor(), found);
    var reasons = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
    nextFree(candidate).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      candidate.offers().stream()
          .map(Offer::price)
          .min((a, b) -> Long.compare(a.minor(), b.minor()))
          .ifPresent(it -> reasons.add(new Reason.Costs(it)));
    }
    return reasons;
  }

  boolean isNew(Mentor mentor) {
    var since = mentor.since();
    return since != null && since.plus(newFor).isAfter(search.now());
  }

  /** At most {@code CLOSE} apart by the clock of this instant. */
  static boolean near(String zone, String other, Instant now) {
    var apart =
        zone(zone).getRules().getOffset(now).getTotalSeconds()
            - zone(other).getRules().getOffset(now).getTotalSeconds();
    return Math.abs(apart) <= CLOSE.toSeconds();
  }

  private static Pattern word(String goal) {
    var word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(goal) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private void fits(Mentor mentor, List<Reason> found) {
    var mentee = search.mentee();
    var taught = Names.shared(mentee.topics(), mentor.skills());
    if (!taught.isEmpty()) {
      found.add(new Reason.Teaches(taught));
    }
    var says = mentor.headline() + "\n" + mentor.bio();
    goals.entrySet().stream()
        .filter(it -> taught.isEmpty() && it.getValue().matcher(says).find())
        .findFirst()
        .ifPresent(it -> found.add(new Reason.Mentions(it.getKey())));
  }

  private void proven(Mentor mentor, List<Reason> found) {
    var met = search.mentee().met();
    if (met.contains(mentor.id())) {
      found.add(new Reason.MetBefore());
    } else {
      learned
          .ease()
          .because(mentor.id(), met)
          .map(known::get)
          .ifPresent(it -> found.add(new Reason.MetByPeers(it.name(), mentor.name())));
    }
    var track = learned.track(mentor.id());
    if (track.ratings() > 0 && track.average() >= GOOD) {
      found.add(new Reason.Rated(track.average(), track.raters()));
    }
    if (isNew(mentor)) {
      found.add(new Reason.IsNew());
    }
    if (track.ratings() == 0 && track.broken() == 0 && track.kept() >= MANY_KEPT) {
      found.add(new Reason.Reliable(track.kept()));
    }
  }

  private void convenient(Mentor mentor, List<Reason> found) {
    var mentee = search.mentee();
    Names.shared(mentee.languages(), mentor.languages()).stream()
        .min(Comparator.comparing(it -> speakers.getOrDefault(Names.key(it), 0L)))
        .ifPresent(it -> found.add(new Reason.Speaks(it)));
    if (near(mentee.zone(), mentor.zone(), search.now())) {
      found.add(new Reason.NearZone());
    }
  }

  /** How many mentors speak each language. */
  private static Map<String, Long> speakers(Collection<Mentor> mentors) {
    return mentors.stream()
        .flatMap(it -> Names.keys(it.languages()).stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private Optional<Reason> nextFree(Candidate candidate) {
    var openness = candidate.openness();
    if (openness == null || openness.nextOpen() == null) {
      return Optional.empty();
    }
    var at = openness.nextOpen();
    return at.isBefore(search.now())
        ? Optional.empty()
        : Optional.of(new Reason.NextFree(at, search.now(), zone(search.mentee().zone())));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
