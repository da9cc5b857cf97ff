package dev.tandem.preferences.export;

import dev.tandem.access.memberdata.SealedPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A piece of a module's answer, as it came. */
record ExportPart(String module, int number, int count, String text) {

  private SealedPart sealed() {
    return new SealedPart(number, count, text);
  }

  /** The answers of which every piece is there, by module. */
  static Map<String, List<SealedPart>> complete(List<ExportPart> parts) {
    var answers =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    ExportPart::module,
                    TreeMap::new,
                    Collectors.mapping(ExportPart::sealed, Collectors.toList())));
    answers.values().removeIf(pieces -> pieces.size() < pieces.getFirst().count());
    return answers;
  }
}
