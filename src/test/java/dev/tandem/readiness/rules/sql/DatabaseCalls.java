package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.strings.StringFlow;
import dev.tandem.readiness.codebase.strings.Text;
import dev.tandem.readiness.codebase.strings.TracedCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The calls that pass SQL or names of tables and schemas to the database. */
public final class DatabaseCalls {

  private static final List<String> LIBRARIES =
      List.of(
          "java.sql.",
          "javax.sql.",
          "org.springframework.jdbc.",
          "org.springframework.data.jdbc.",
          "org.springframework.data.relational.",
          "org.springframework.r2dbc.",
          "io.r2dbc.",
          "org.postgresql.",
          "com.zaxxer.hikari.",
          "jakarta.persistence.",
          "org.hibernate.",
          "org.jooq.");

  private static final Set<String> SQL_METHODS =
      Set.of(
          "sql",
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "addBatch",
          "prepareStatement",
          "prepareCall",
          "nativeSQL",
          "createStatement",
          "createNativeQuery",
          "createQuery",
          "query",
          "queryForObject",
          "queryForList",
          "queryForMap",
          "queryForRowSet",
          "queryForStream",
          "update",
          "batchUpdate",
          "call",
          "setSql",
          "setQuery",
          "setCommand",
          "setConnectionInitSql",
          "copyIn",
          "copyOut",
          "resultQuery",
          "fetch");

  private static final Set<String> TABLE_METHODS =
      Set.of("withTableName", "setTableName", "withProcedureName", "withFunctionName");

  private static final Set<String> SCHEMA_METHODS =
      Set.of("withSchemaName", "setSchemaName", "withCatalogName", "setCatalogName");

  private DatabaseCalls() {}

  /** What a call passes: a statement, the name of a table, or the name of a schema. */
  public enum Kind {
    SQL,
    TABLE,
    SCHEMA
  }

  /** A text that a call passes to the database. */
  public record DatabaseText(TracedCall call, Kind kind, Text text) {

    /** The called method, as {@code JdbcClient.sql}. */
    public String method() {
      var owner = call.owner().substring(call.owner().lastIndexOf('.') + 1).replace('$', '.');
      return call.method().equals("<init>") ? "new " + owner : owner + "." + call.method();
    }

    String locationIn(Codebase codebase) {
      return SqlText.locationOf(codebase, call.caller(), call.line());
    }
  }

  public static Stream<DatabaseText> in(Codebase codebase) {
    return codebase.cached("database calls", () -> find(codebase)).stream();
  }

  private static List<DatabaseText> find(Codebase codebase) {
    return StringFlow.of(codebase).calls().stream()
        .filter(call -> isDatabase(codebase, call.owner()))
        .filter(call -> !passesOn(codebase, call))
        .flatMap(DatabaseCalls::textsOf)
        .toList();
  }

  /** A client of the kernel that wraps another runs what its callers pass, who are checked. */
  private static boolean passesOn(Codebase codebase, TracedCall call) {
    return SqlText.moduleOf(codebase, call.caller()).filter(DeclaredModule::inKernel).isPresent()
        && codebase.classes.get(call.caller()).isAssignableTo(call.owner());
  }

  private static Stream<DatabaseText> textsOf(TracedCall call) {
    if (SQL_METHODS.contains(call.method()) || isStatementObject(call)) {
      return firstString(call, Kind.SQL);
    }
    if (TABLE_METHODS.contains(call.method())) {
      return firstString(call, Kind.TABLE);
    }
    if (SCHEMA_METHODS.contains(call.method())) {
      return firstString(call, Kind.SCHEMA);
    }
    return call.owner().startsWith("org.springframework.data.relational.core.sql.")
        ? firstString(call, Kind.TABLE)
        : Stream.empty();
  }

  private static boolean isStatementObject(TracedCall call) {
    return call.method().equals("<init>")
        && (call.owner().startsWith("org.springframework.jdbc.object.")
            || call.owner().endsWith("CreatorFactory"));
  }

  private static Stream<DatabaseText> firstString(TracedCall call, Kind kind) {
    for (int i = 0; i < call.types().size(); i++) {
      if (Set.of("String", "String[]", "CharSequence").contains(call.types().get(i))) {
        return i == 0 || call.method().equals("<init>")
            ? Stream.of(new DatabaseText(call, kind, known(call, call.arguments().get(i))))
            : Stream.empty();
      }
    }
    return Stream.empty();
  }

  /** No statement and no name is empty: an array of which nothing is known has an empty text. */
  private static Text known(TracedCall call, Text text) {
    var isEmpty = text.alternatives().stream().allMatch(each -> each.text().isBlank());
    return isEmpty ? Text.unknown(new Text.Origin(call.caller(), call.line())) : text;
  }

  private static boolean isDatabase(Codebase codebase, String owner) {
    return isLibrary(owner)
        || codebase.classes.contain(owner)
            && Stream.concat(
                    codebase.classes.get(owner).getAllRawSuperclasses().stream(),
                    codebase.classes.get(owner).getAllRawInterfaces().stream())
                .map(JavaClass::getName)
                .anyMatch(DatabaseCalls::isLibrary);
  }

  private static boolean isLibrary(String name) {
    return LIBRARIES.stream().anyMatch(name::startsWith);
  }
}
