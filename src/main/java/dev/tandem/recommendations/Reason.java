package dev.tandem.recommendations;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Why a mentor is recommended, in words a mentee understands. */
sealed interface Reason {

  String words();

  record Teaches(List<String> goals) implements Reason {

    private static final List<String> NUMBERS =
        List.of("no", "one", "two", "three", "four", "five");

    public Teaches {
      goals = List.copyOf(goals);
    }

    @Override
    public String words() {
      var shown = goals.subList(0, Math.min(goals.size(), NUMBERS.size() - 1));
      return "Teaches %s, %s of your goals".formatted(Names.list(shown), NUMBERS.get(shown.size()));
    }
  }

  record Mentions(String goal) implements Reason {

    @Override
    public String words() {
      return "Mentions %s, one of your goals, in their profile".formatted(goal);
    }
  }

  record MetByPeers(String met, String name) implements Reason {

    @Override
    public String words() {
      return "Mentees who met %s also met %s".formatted(met, name);
    }
  }

  record MetBefore() implements Reason {

    @Override
    public String words() {
      return "You have met before";
    }
  }

  record Rated(double average, int raters) implements Reason {

    @Override
    public String words() {
      var mentees = raters == 1 ? "1 mentee" : raters + " mentees";
      return String.format(Locale.ROOT, "Rated %.1f by %s", average, mentees);
    }
  }

  record Reliable(int kept) implements Reason {

    @Override
    public String words() {
      return "Kept all of %d sessions".formatted(kept);
    }
  }

  record Speaks(String language) implements Reason {

    @Override
    public String words() {
      return "Speaks %s, like you".formatted(Names.language(language));
    }
  }

  record NearZone() implements Reason {

    @Override
    public String words() {
      return "In a time zone close to yours";
    }
  }

  record IsNew() implements Reason {

    @Override
    public String words() {
      return "New on Tandem";
    }
  }

  record NextFree(Instant at, Instant now, ZoneId zone) implements Reason {

    private static final DateTimeFormatter WEEKDAY =
        DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);
    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    @Override
    public String words() {
      var day = LocalDate.ofInstant(at, zone);
      var today = LocalDate.ofInstant(now, zone);
      if (day.equals(today)) {
        return "Next free today";
      }
      if (day.equals(today.plusDays(1))) {
        return "Next free tomorrow";
      }
      var near = day.isBefore(today.plusDays(7));
      return "Next free on " + (near ? WEEKDAY : DATE).format(day);
    }
  }

  record Costs(Money from) implements Reason {

    @Override
    public String words() {
      return "Sessions from " + from;
    }
  }
}
