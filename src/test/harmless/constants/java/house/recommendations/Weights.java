package house.recommendations;

import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Map;

enum Weights {
  RATING(3),
  TOPIC(1);

  static final Map<String, Integer> LIMITS = Map.of("mentors", 20);
  private static final int[] STEPS = {1, 2, 5};
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Weight DEFAULT = new Weight(1);

  private final int weight;

  Weights(int weight) {
    this.weight = weight;
  }

  int step(int index) {
    return STEPS[index] * weight + RANDOM.nextInt(2) + DEFAULT.value;
  }

  String day(java.time.LocalDate date) {
    return DAY.format(date);
  }

  private static final class Weight {
    private final int value;

    Weight(int value) {
      this.value = value;
    }
  }
}
