package dev.tandem.recommendations.search;

import static java.util.stream.Collectors.joining;

import dev.tandem.recommendations.card.CardFacts;
import dev.tandem.recommendations.favourite.FavouriteToggle;
import dev.tandem.recommendations.ranking.RecommendationReason;
import dev.tandem.recommendations.ranking.TopicTerms;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mentor as the page shows them.
 *
 * @param reasons why they may fit, beyond the facts
 */
record MentorCard(
    UUID id,
    String name,
    String headline,
    String languages,
    List<String> skills,
    CardFacts facts,
    @Nullable FavouriteToggle favourite,
    List<String> reasons) {

  private static final int MAX_SKILLS = 6;

  static MentorCard of(FoundMentor found, MentorFinder.Answer answer, ZoneId zone) {
    var mentor = found.mentor();
    var skills = mentor.skills();
    return new MentorCard(
        mentor.id().value(),
        mentor.name(),
        mentor.headline(),
        mentor.languages().stream().map(TopicTerms::languageName).collect(joining(", ")),
        skills.subList(0, Math.min(MAX_SKILLS, skills.size())),
        CardFacts.of(found.candidate(), found.offerings(), found.track(), answer.now(), zone),
        answer.favourites().toggle(mentor),
        answer.reasons().find(found.candidate()).stream()
            .filter(reason -> !isAmongFacts(reason))
            .map(RecommendationReason::text)
            .toList());
  }

  private static boolean isAmongFacts(RecommendationReason reason) {
    return switch (reason) {
      case RecommendationReason.Rated _,
          RecommendationReason.NextFree _,
          RecommendationReason.Costs _ ->
          true;
      default -> false;
    };
  }
}
