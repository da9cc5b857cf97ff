package dev.tandem.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes an e-mail address of each person's name; nothing that is sent there arrives anywhere. */
class DemoAddresses {

  private static final Set<String> GERMAN_ZONES =
      Set.of("Europe/Berlin", "Europe/Vienna", "Europe/Zurich");

  private final Set<String> taken = new HashSet<>();

  /** The body of the request that enters the address. */
  Map<String, String> next(String name, String zone) {
    return Map.of(
        "address",
        address(name),
        "name",
        name,
        "language",
        GERMAN_ZONES.contains(zone) ? "de" : "en");
  }

  private String address(String name) {
    var letters =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z]+", ".")
            .replaceAll("^\\.|\\.$", "");
    var local = letters.isEmpty() ? "member" : letters;
    var address = local + "@example.org";
    for (int number = 2; !taken.add(address); number++) {
      address = local + number + "@example.org";
    }
    return address;
  }
}
