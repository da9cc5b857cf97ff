package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Mentor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds which of a mentee's goals a mentor teaches, or else mentions. */
final class TopicReasons {

  private final List<String> goals;
  private final Map<String, Pattern> goalPatterns = new LinkedHashMap<>();

  TopicReasons(List<String> goals) {
    this.goals = goals;
    goals.stream()
        .map(String::strip)
        .filter(goal -> !goal.isEmpty())
        .forEach(goal -> goalPatterns.put(goal, wholeWordPattern(goal)));
  }

  Optional<RecommendationReason> find(Mentor mentor) {
    var taught = TopicTerms.common(goals, mentor.skills());
    if (!taught.isEmpty()) {
      return Optional.of(new RecommendationReason.Teaches(taught));
    }
    var profile = mentor.headline() + "\n" + mentor.bio();
    return goalPatterns.entrySet().stream()
        .filter(goal -> goal.getValue().matcher(profile).find())
        .findFirst()
        .map(goal -> new RecommendationReason.Mentions(goal.getKey()));
  }

  private static Pattern wholeWordPattern(String goal) {
    var word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(goal) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
