package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.violation.Violation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of others that the SQL at one place names. */
record TablesAtPlace(SqlText sql, SortedMap<String, SqlText> texts) {

  private static final int MOST_NAMED = 3;

  TablesAtPlace(SqlText sql) {
    this(sql, new TreeMap<>());
  }

  /** Adds the names in a text, which is shown if it is the first that has the name. */
  void add(SqlText text, Collection<String> names) {
    names.forEach(name -> texts.putIfAbsent(name, text));
  }

  /** One for each place that names a table which its file has not named before. */
  static Stream<Violation> violations(Collection<TablesAtPlace> places, CatalogNames known) {
    var told = new HashSet<String>();
    return places.stream()
        .map(place -> place.existing(known))
        .filter(place ->
            place.texts.keySet().stream().filter(name -> told.add(place.file() + name)).count() > 0)
        .map(place -> place.violation(known))
        .toList()
        .stream();
  }

  private String file() {
    return sql.module() + sql.location().replaceFirst(":\\d+$", "") + " ";
  }

  private TablesAtPlace existing(CatalogNames known) {
    var existing = new TreeMap<>(texts);
    existing.keySet().removeIf(name -> !isKnown(name, known));
    return existing.isEmpty() ? this : new TablesAtPlace(sql, existing);
  }

  private static boolean isKnown(String name, CatalogNames known) {
    var parts = name.split("\\.");
    return parts.length == 1 || known.has(parts[0].toLowerCase(), parts[1]);
  }

  private Violation violation(CatalogNames known) {
    var first = texts.firstKey();
    var kind = first.contains(".") ? known.kindOf(first) : "schema";
    var violation =
        new Violation(
            sql.module(),
            "uses the " + kind + " " + listed() + " in \"" + texts.get(first).excerpt() + "\"",
            sql.location());
    return Set.of("sequence", "function", "type").contains(kind)
        ? violation.withRemedy(
            "create a " + kind + " of your own in db/migration/" + sql.module() + "/")
        : violation;
  }

  private String listed() {
    List<String> all = List.copyOf(texts.keySet());
    return all.size() <= MOST_NAMED
        ? String.join(" and ", all)
        : all.getFirst() + " and " + (all.size() - 1) + " more of the same name or statement";
  }
}
