package dev.tandem.access.memberdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a module keeps about members: the file {@code db/migration/<module>/personal-data.yaml}. It
 * names every column of every table of the module, as a test compares with the migrated database.
 *
 * @param tables those about members
 * @param others the tables without members, and their columns
 */
public record PersonalDataInventory(
    String module, List<PersonalTable> tables, Map<String, List<String>> others) {

  /** Reads the inventory of a module. */
  public static PersonalDataInventory of(String module) {
    try (var file =
        new ClassPathResource("db/migration/" + module + "/personal-data.yaml").getInputStream()) {
      Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return new PersonalDataInventory(
          text(content, "module"),
          asMap(content.getOrDefault("about-members", Map.of())).entrySet().stream()
              .map(table -> read(table.getKey(), asMap(table.getValue())))
              .toList(),
          asMap(content.getOrDefault("about-nobody", Map.of())).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, table -> asTexts(table.getValue()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PersonalTable read(String table, Map<String, Object> entry) {
    var exported = !entry.containsKey("instead");
    return new PersonalTable(
        table,
        exported ? text(entry, "list") : "",
        exported ? text(entry, "rows") : "false",
        exported ? "" : text(entry, "instead"),
        text(entry, "why"),
        text(entry, "kept"),
        asTextMap(entry.getOrDefault("columns", Map.of())),
        asTextMap(entry.getOrDefault("withheld", Map.of())),
        readErasure(entry));
  }

  /** {@code erased: delete}, {@code pseudonymised}, new values by column, or how else. */
  private static ErasureRule readErasure(Map<String, Object> entry) {
    var rows =
        entry.containsKey("erased-rows")
            ? text(entry, "erased-rows")
            : (String) entry.getOrDefault("rows", "");
    var erased = entry.get("erased");
    if (erased instanceof Map<?, ?>) {
      return pseudonymised(requireRows(rows, entry), asTextMap(erased), entry);
    }
    return switch (text(entry, "erased")) {
      case "delete" -> new ErasureRule.Deleted(requireRows(rows, entry));
      case "pseudonymised" -> pseudonymised(requireRows(rows, entry), Map.of(), entry);
      case String how -> new ErasureRule.Otherwise(how);
    };
  }

  private static ErasureRule pseudonymised(
      String rows, Map<String, String> values, Map<String, Object> entry) {
    if (!(entry.get("retained") instanceof Map<?, ?> retained)) {
      throw new IllegalArgumentException("say 'retained' with 'duty' and 'for' in " + entry);
    }
    var retention = asMap(retained);
    return new ErasureRule.Pseudonymised(
        rows,
        values,
        new ErasureRule.Retention(
            text(retention, "duty"), text(retention, "for"), readEnd(retention)),
        asTexts(entry.getOrDefault("texts", List.of())));
  }

  /** {@code then: delete}, new values by column, or why the rows stay. */
  private static RetentionEnd readEnd(Map<String, Object> retention) {
    var then = retention.get("then");
    if (then instanceof Map<?, ?>) {
      return new RetentionEnd.Emptied(asTextMap(then));
    }
    if (RetentionPeriod.parse(text(retention, "for")).isEmpty()) {
      return new RetentionEnd.Stays(text(retention, "for"));
    }
    return switch (text(retention, "then")) {
      case "delete" -> new RetentionEnd.Deleted();
      case String why -> new RetentionEnd.Stays(why);
    };
  }

  private static String requireRows(String rows, Map<String, Object> entry) {
    if (rows.isBlank()) {
      throw new IllegalArgumentException("say 'erased-rows' in " + entry);
    }
    return rows;
  }

  private static String text(Map<String, Object> entry, String name) {
    if (entry.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("say '%s' in %s".formatted(name, entry));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> asTextMap(Object value) {
    return (Map<String, String>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<String> asTexts(Object value) {
    return (List<String>) value;
  }
}
