package dev.tandem.rollout;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param name quoted where needed
 * @param type as PostgreSQL writes it
 * @param base the type without its measures; {@code domain} for every domain
 * @param rules what differs between tables that look alike: nullability, identity, generation
 * @param collation null where text is not compared or compared the same everywhere
 */
record Column(String name, String type, String base, String rules, @Nullable String collation) {

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
  String canonical() {
    if (base.equals("numeric")) {
      return "trim_scale(t." + name + ")";
    }
    if (base.equals("json")) {
      return "t." + name + "::jsonb";
    }
    var element = base.endsWith("[]") ? base.substring(0, base.length() - 2) : base;
    return "t." + name + (PORTABLE.contains(element) ? "" : "::text");
  }

  /** The column as two sides are compared, in a session with fixed settings. */
  String text() {
    return switch (base) {
      case "numeric" -> "trim_scale(t." + name + ")::text";
      case "json" -> "t." + name + "::jsonb::text";
      default -> "t." + name + "::text";
    };
  }
}
