package dev.tandem.rollout.replication;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param name quoted where needed
 * @param type as PostgreSQL writes it
 * @param baseType the type without its measures; {@code domain} for every domain
 * @param constraints what differs between tables that look alike: nullability, identity, generation
 * @param collation null where text is not compared or compared the same everywhere
 */
public record ColumnSchema(
    String name, String type, String baseType, String constraints, @Nullable String collation) {

  /** Whose binary form is the same in every database and every session. */
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

  /** The column of a row t as it goes into a digest. */
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

  /** The column as two sides are compared, in a session with fixed settings. */
  public String textExpression() {
    return switch (baseType) {
      case "numeric" -> "trim_scale(t." + name + ")::text";
      case "json" -> "t." + name + "::jsonb::text";
      default -> "t." + name + "::text";
    };
  }
}
