package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
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

/** Finds the reasons to recommend a mentor, from the data used for the ranking. */
final class ReasonFinder {

  private static final int MAX_REASONS = 4;
  private static final double MIN_GOOD_RATING = 4;
  private static final int MIN_COMPLETED_SESSIONS = 5;
  private static final Duration MAX_ZONE_DIFFERENCE = Duration.ofHours(2);

  private final SearchCriteria criteria;
  private final TrainedModel model;
  private final Map<MentorId, Mentor> mentors;
  private final Map<String, Pattern> goalPatterns = new LinkedHashMap<>();
  private final Map<String, Long> speakerCounts;
  private final Duration newFor;

  ReasonFinder(
      SearchCriteria criteria, TrainedModel model, Map<MentorId, Mentor> mentors, Duration newFor) {
    this.criteria = criteria;
    this.model = model;
    this.mentors = mentors;
    criteria.mentee().topics().stream()
        .map(String::strip)
        .filter(goal -> !goal.isEmpty())
        .forEach(goal -> goalPatterns.put(goal, wholeWordPattern(goal)));
    this.speakerCounts = countSpeakers(mentors.values());
    this.newFor = newFor;
  }

  /**
   * At most four reasons in the order of their strength, which is the order in which they are
   * added; the next free day comes last.
   */
  List<RecommendationReason> find(Candidate candidate) {
    var found = new ArrayList<RecommendationReason>();
    addTopicReasons(candidate.mentor(), found);
    addTrackRecordReasons(candidate.mentor(), found);
    addConvenienceReasons(candidate.mentor(), found);
    var reasons = new ArrayList<>(found.subList(0, Math.min(MAX_REASONS, found.size())));
    nextFree(candidate).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      candidate.offerings().stream()
          .map(Offering::price)
          .min(Comparator.comparingLong(Money::minor))
          .ifPresent(price -> reasons.add(new RecommendationReason.Costs(price)));
    }
    return reasons;
  }

  boolean isNew(Mentor mentor) {
    var listedAt = mentor.firstListedAt();
    return listedAt != null && listedAt.plus(newFor).isAfter(criteria.now());
  }

  /** Whether the offsets differ by at most {@link #MAX_ZONE_DIFFERENCE} at this instant. */
  static boolean isNearZone(String zone, String other, Instant now) {
    var difference =
        zone(zone).getRules().getOffset(now).getTotalSeconds()
            - zone(other).getRules().getOffset(now).getTotalSeconds();
    return Math.abs(difference) <= MAX_ZONE_DIFFERENCE.toSeconds();
  }

  private static Pattern wholeWordPattern(String goal) {
    var word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(goal) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private void addTopicReasons(Mentor mentor, List<RecommendationReason> found) {
    var mentee = criteria.mentee();
    var taught = TopicTerms.common(mentee.topics(), mentor.skills());
    if (!taught.isEmpty()) {
      found.add(new RecommendationReason.Teaches(taught));
    }
    var profile = mentor.headline() + "\n" + mentor.bio();
    goalPatterns.entrySet().stream()
        .filter(goal -> taught.isEmpty() && goal.getValue().matcher(profile).find())
        .findFirst()
        .ifPresent(goal -> found.add(new RecommendationReason.Mentions(goal.getKey())));
  }

  private void addTrackRecordReasons(Mentor mentor, List<RecommendationReason> found) {
    var metMentors = criteria.mentee().met();
    if (metMentors.contains(mentor.id())) {
      found.add(new RecommendationReason.MetBefore());
    } else {
      model
          .ease()
          .strongestEvidence(mentor.id(), metMentors)
          .map(mentors::get)
          .map(met -> new RecommendationReason.MetByPeers(met.name(), mentor.name()))
          .ifPresent(found::add);
    }
    var track = model.trackRecord(mentor.id());
    if (track.ratingCount() > 0 && track.averageStars() >= MIN_GOOD_RATING) {
      found.add(new RecommendationReason.Rated(track.averageStars(), track.raterCount()));
    }
    if (isNew(mentor)) {
      found.add(new RecommendationReason.IsNew());
    }
    if (track.ratingCount() == 0
        && track.missedSessions() == 0
        && track.completedSessions() >= MIN_COMPLETED_SESSIONS) {
      found.add(new RecommendationReason.Reliable(track.completedSessions()));
    }
  }

  private void addConvenienceReasons(Mentor mentor, List<RecommendationReason> found) {
    var mentee = criteria.mentee();
    TopicTerms.common(mentee.languages(), mentor.languages()).stream()
        .min(
            Comparator.comparing(
                language -> speakerCounts.getOrDefault(TopicTerms.normalize(language), 0L)))
        .ifPresent(language -> found.add(new RecommendationReason.Speaks(language)));
    if (isNearZone(mentee.zone(), mentor.zone(), criteria.now())) {
      found.add(new RecommendationReason.NearZone());
    }
  }

  /** How many mentors speak each language. */
  private static Map<String, Long> countSpeakers(Collection<Mentor> mentors) {
    return mentors.stream()
        .flatMap(it -> TopicTerms.normalizeAll(it.languages()).stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private Optional<RecommendationReason> nextFree(Candidate candidate) {
    var availability = candidate.availability();
    if (availability == null || availability.nextOpening() == null) {
      return Optional.empty();
    }
    var at = availability.nextOpening();
    return at.isBefore(criteria.now())
        ? Optional.empty()
        : Optional.of(
            new RecommendationReason.NextFree(at, criteria.now(), zone(criteria.mentee().zone())));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
