package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A right that one statement gives to others than the owner, on one object or on many.
 *
 * @param kind of the objects; {@code new} for those that will be created
 * @param schema whose objects they are; {@code ?} for those of every schema
 */
record Grants(String kind, List<String> objects, String schema, String right, String grantee) {

  private static final String NEW = "new";

  /** What a default gives to each new table is told once, at the statement of the default. */
  static Stream<Grants> of(List<CatalogRow> rows) {
    var found = new LinkedHashMap<Map.Entry<String, String>, Grants>();
    var defaults = rows.stream().filter(row -> row.get(0).equals(NEW)).toList();
    rows.stream()
        .filter(row ->
            row.get(0).equals(NEW) || defaults.stream().noneMatch(each -> isCause(each, row)))
        .forEach(row ->
            found.merge(
                Map.entry(
                    row.get(2) + row.get(0) + row.get(4), row.get(0).equals(NEW) ? "" : row.get(3)),
                new Grants(row.get(0), List.of(row.get(1)), row.get(2), row.get(3), row.get(4)),
                Grants::with));
    return ofSameObjects(found.values()).stream();
  }

  /** One statement that gives several rights is one grant. */
  private static Collection<Grants> ofSameObjects(Collection<Grants> grants) {
    var found = new LinkedHashMap<List<Object>, Grants>();
    grants.forEach(each ->
        found.merge(
            List.of(
                each.kind,
                each.objects,
                each.schema,
                each.grantee,
                each.right.equals("owner") ? each.right : ""),
            each,
            Grants::with));
    return found.values();
  }

  private static boolean isCause(CatalogRow byDefault, CatalogRow row) {
    return byDefault.get(3).equals(row.get(3))
        && byDefault.get(4).equals(row.get(4))
        && (byDefault.get(2).equals("?") || byDefault.get(2).equals(row.get(2)));
  }

  private Grants with(Grants other) {
    var all = new ArrayList<>(objects);
    all.addAll(other.objects);
    return new Grants(
        kind,
        all.stream().distinct().toList(),
        schema,
        right.contains(other.right) ? right : right + " and " + other.right,
        grantee);
  }

  Violation in(Codebase codebase) {
    var first = objects.getFirst();
    if (kind.equals(NEW)) {
      var place =
          ScriptPlaces.of(
              codebase, schema.equals("?") ? "" : schema, "default privileges", "grant");
      return new Violation(
          moduleAt(place), "grants " + right + " by default privileges to " + grantee, place);
    }
    if (right.equals("owner")) {
      return new Violation(
              schema,
              "gives " + described() + " to the role " + grantee,
              ScriptPlaces.of(codebase, schema, "owner", first.substring(first.indexOf('.') + 1)))
          .withRemedy(
              "remove the statement; the role that migrates the schema "
                  + schema
                  + " owns all of it, and goes with it");
    }
    return new Violation(
        schema,
        "grants " + right + " on " + described() + " to " + grantee,
        ScriptPlaces.of(codebase, schema, "grant", first.substring(first.indexOf('.') + 1)));
  }

  private String described() {
    var first = "the " + kind + " " + objects.getFirst();
    return objects.size() == 1 ? first : first + " and " + (objects.size() - 1) + " more";
  }

  /** The module in whose folder the script is. */
  private String moduleAt(String place) {
    var parts = place.split("/");
    return schema.equals("?") && parts.length > 1 ? parts[parts.length - 2] : schema;
  }
}
