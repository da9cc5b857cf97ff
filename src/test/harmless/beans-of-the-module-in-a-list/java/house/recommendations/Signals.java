package house.recommendations;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class Signals {
  private final List<Signal> signals;
  private final Map<String, Signal> byName;

  Signals(List<Signal> signals, Map<String, Signal> byName) {
    this.signals = signals;
    this.byName = byName;
  }

  int sum() {
    return signals.stream().mapToInt(Signal::weight).sum() + byName.size();
  }

  interface Signal {
    int weight();
  }

  @Component
  static class Price implements Signal {
    @Override
    public int weight() {
      return 1;
    }
  }

  @Component
  static class Language implements Signal {
    @Override
    public int weight() {
      return 2;
    }
  }
}
