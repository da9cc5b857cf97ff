package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reason to recommend a mentor, with the text that a mentee reads. */
public sealed interface RecommendationReason {

  String text();

  record Teaches(List<String> goals) implements RecommendationReason {

    private static final List<String> NUMBER_WORDS =
        List.of("no", "one", "two", "three", "four", "five");

    public Teaches {
      goals = List.copyOf(goals);
    }

    @Override
    public String text() {
      var shown = goals.subList(0, Math.min(goals.size(), NUMBER_WORDS.size() - 1));
      return "Teaches %s, %s of your goals"
          .formatted(TopicTerms.joinWithAnd(shown), NUMBER_WORDS.get(shown.size()));
    }
  }

  record Mentions(String goal) implements RecommendationReason {

    @Override
    public String text() {
      return "Mentions %s, one of your goals, in their profile".formatted(goal);
    }
  }

  record MetByPeers(String metMentor, String mentor) implements RecommendationReason {

    @Override
    public String text() {
      return "Mentees who met %s also met %s".formatted(metMentor, mentor);
    }
  }

  record MetBefore() implements RecommendationReason {

    @Override
    public String text() {
      return "You have met before";
    }
  }

  record Rated(double average, int raterCount) implements RecommendationReason {

    @Override
    public String text() {
      var mentees = raterCount == 1 ? "1 mentee" : raterCount + " mentees";
      return String.format(Locale.ROOT, "Rated %.1f by %s", average, mentees);
    }
  }

  record Reliable(int completedSessions) implements RecommendationReason {

    @Override
    public String text() {
      return "Kept all %s sessions".formatted(completedSessions);
    }
  }

  record Speaks(String language) implements RecommendationReason {

    @Override
    public String text() {
      return "Speaks %s, like you".formatted(TopicTerms.languageName(language));
    }
  }

  record NearZone() implements RecommendationReason {

    @Override
    public String text() {
      return "In a time zone close to yours";
    }
  }

  record IsNew() implements RecommendationReason {

    @Override
    public String text() {
      return "New on Tandem";
    }
  }

  record NextFree(Instant nextFreeAt, Instant now, ZoneId zone) implements RecommendationReason {

    @Override
    public String text() {
      var day = LocalDate.ofInstant(nextFreeAt, zone);
      return "Next free " + RelativeDay.of(day, LocalDate.ofInstant(now, zone));
    }
  }

  /**
   * @param lowestPrices one in each currency
   */
  record Costs(List<Money> lowestPrices) implements RecommendationReason {

    @Override
    public String text() {
      return "Sessions from "
          + lowestPrices.stream().map(Money::toString).collect(Collectors.joining(" or "));
    }
  }
}
