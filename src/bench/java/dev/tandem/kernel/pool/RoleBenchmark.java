package dev.tandem.kernel.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.testing.MarkedSection;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the role of a module costs when a connection is borrowed, beside the plain pool in the same
 * run. Writes its section of {@code module-docs/benchmarks.md}.
 */
public final class RoleBenchmark {

  private static final Path PAGE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- begin: roles -->", "<!-- end: roles -->");
  private static final List<String> MODULES = List.of("members", "billing");
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final HikariDataSource plain = new HikariDataSource();
  private final ConnectionRoles roles = new ConnectionRoles();
  private int turn;

  private RoleBenchmark(String url) {
    plain.setJdbcUrl(url);
    plain.setMaximumPoolSize(1);
  }

  /** Borrows a connection, asks the shortest question, and gives it back. */
  private interface Use {
    void run() throws SQLException;
  }

  public static void main(String[] arguments) throws Exception {
    var benchmark = new RoleBenchmark(TestDatabase.create());
    try (var database = benchmark.plain) {
      benchmark.createRoles();
      benchmark.roles.use(MODULES, database);
      benchmark.measure();
    }
    System.exit(0);
  }

  private void createRoles() throws SQLException {
    try (var connection = plain.getConnection();
        var statement = connection.createStatement()) {
      for (var module : MODULES) {
        statement.execute(
            "do $$ begin create role tandem_%1$s; exception when duplicate_object then end $$; grant tandem_%1$s to current_user"
                .formatted(module));
      }
    }
  }

  private void measure() throws Exception {
    var contenders = new LinkedHashMap<String, Use>();
    contenders.put("plain pool, no role", () -> ask(plain.getConnection()));
    contenders.put(
        "role of the module that used the connection last",
        () -> as("members", () -> ask(roles.prepared(plain.getConnection()))));
    contenders.put(
        "role of another module each time (`set role`)",
        () -> as(MODULES.get(turn++ % 2), () -> ask(roles.prepared(plain.getConnection()))));
    contenders.put(
        "plain pool, and one more question in place of `set role`",
        () -> {
          try (var connection = plain.getConnection()) {
            select(connection);
            select(connection);
          }
        });
    var results = new LinkedHashMap<String, List<Double>>();
    contenders.keySet().forEach(name -> results.put(name, new ArrayList<>()));
    for (int round = -2; round < ROUNDS; round++) {
      for (var contender : contenders.entrySet()) {
        double micros = round(contender.getValue());
        if (round >= 0) {
          results.get(contender.getKey()).add(micros);
        }
      }
    }
    report(results);
  }

  private static double round(Use use) throws SQLException {
    long count = 0;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < ROUND_NANOS) {
      for (int i = 0; i < 100; i++) {
        use.run();
      }
      count += 100;
    }
    return (System.nanoTime() - begun) / 1_000.0 / count;
  }

  private static void as(String module, Use use) throws SQLException {
    ModuleWork.<Void, SQLException>callChecked(
        module,
        () -> {
          use.run();
          return null;
        });
  }

  private static void ask(Connection borrowed) throws SQLException {
    try (var connection = borrowed) {
      select(connection);
    }
  }

  private static void select(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select 1");
        var row = statement.executeQuery()) {
      row.next();
    }
  }

  private static void report(Map<String, List<Double>> results) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("## The role of a module on each connection");
    lines.add("");
    lines.add(
        "`mvn -Pbench test-compile exec:exec@roles`, one run, %s cores: borrow a connection of a pool, ask `select 1`, give it back. Medians of %s rounds of a second, in which the contenders take turns."
            .formatted(Runtime.getRuntime().availableProcessors(), ROUNDS));
    lines.add("");
    lines.add("| | µs |");
    lines.add("|---|---|");
    results.forEach((name, micros) ->
        lines.add(String.format(Locale.ROOT, "| %s | %.1f |", name, median(micros))));
    lines.forEach(System.out::println);
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(PAGE, SECTION.replaceIn(Files.readString(PAGE), String.join("\n", lines)));
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
