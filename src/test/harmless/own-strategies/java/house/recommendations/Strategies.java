package house.recommendations;

import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class Strategies {
  private final Map<String, Strategy> strategies;

  Strategies(Map<String, Strategy> strategies) {
    this.strategies = strategies;
  }

  int best(String name) {
    return strategies.get(name).points();
  }
}

interface Strategy {
  int points();
}

@Component
class ByStars implements Strategy {
  @Override
  public int points() {
    return 5;
  }
}

@Component
class ByBookings implements Strategy {
  @Override
  public int points() {
    return 3;
  }
}

@Component
class ByChance implements Strategy {
  @Override
  public int points() {
    return 1;
  }
}
