package dev.tandem.readiness.documentation;

import java.util.List;
import java.util.stream.Collectors;

/** Markdown tables, as code hosts render them. */
final class MarkdownTable {

  private MarkdownTable() {}

  static String table(List<String> heads, List<List<String>> rows) {
    var text = new StringBuilder(row(heads)).append("|");
    heads.forEach(it -> text.append("---|"));
    text.append("\n");
    rows.forEach(it -> text.append(row(it)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(it -> it.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
