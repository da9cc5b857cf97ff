package house.billing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class Rates {
  private static final Map<String, Integer> KNOWN = Map.of("standard", 19, "reduced", 7);
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<Integer, String> byRate = new HashMap<>();

  Rates() {
    KNOWN.forEach((name, rate) -> byName.put(name, rate));
    index(KNOWN);
  }

  private void index(Map<String, Integer> known) {
    known.forEach((name, rate) -> byRate.put(rate, name));
  }

  List<Integer> sorted() {
    var rates = new java.util.ArrayList<Integer>();
    rates.addAll(byName.values());
    byRate.keySet().forEach(rate -> rates.add(rate));
    return rates;
  }
}
