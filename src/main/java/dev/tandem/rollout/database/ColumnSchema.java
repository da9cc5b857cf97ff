package dev.tandem.rollout.database;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database's catalogue describes it.
 *
 * @param name quoted where needed
 * @param type in PostgreSQL's notation
 * @param baseType the type without length and precision; {@code domain} for every domain
 * @param constraints not-null, identity and generation
 * @param collation null unless values are sorted by the rules of a locale
 */
public record ColumnSchema(
    String name, String type, String baseType, String constraints, @Nullable String collation) {

  /** Types whose binary form is the same in every database and session. */
  private static final Set<String> PORTABLE =
      Set.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "oid",
          "uuid",
          "text",
          "character varying",
          "character",
          "name",
          "real",
          "double precision",
          "date",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "interval",
          "bytea",
          "jsonb",
          "inet",
          "cidr",
          "macaddr",
          "int4range",
          "int8range",
          "tsrange",
          "tstzrange",
          "daterange");

  /** The SQL expression for this column of a row {@code t} in a row hash. */
  public String digestExpression() {
    if (baseType.equals("numeric")) {
      return "trim_scale(t." + name + ")";
    }
    if (baseType.equals("json")) {
      return "t." + name + "::jsonb";
    }
    var element = baseType.endsWith("[]") ? baseType.substring(0, baseType.length() - 2) : baseType;
    return "t." + name + (PORTABLE.contains(element) ? "" : "::text");
  }

  /**
   * The SQL expression for this column as text, which is comparable between databases when the
   * session has the settings of a comparison.
   */
  public String textExpression() {
    return switch (baseType) {
      case "numeric" -> "trim_scale(t." + name + ")::text";
      case "json" -> "t." + name + "::jsonb::text";
      default -> "t." + name + "::text";
    };
  }
}
