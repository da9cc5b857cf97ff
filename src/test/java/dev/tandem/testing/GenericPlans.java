package dev.tandem.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The plans that PostgreSQL makes for statements before it knows their parameters, which are the
 * ones it keeps for a statement that is run often.
 */
public final class GenericPlans implements AutoCloseable {

  private static final Pattern PARAMETER = Pattern.compile("\\?");
  private static final Pattern PLANNED =
      Pattern.compile("(?is)\\s*(\\(|select|with|update|delete).*");

  private final SingleConnectionDataSource connection;
  private final JdbcTemplate jdbc;

  private GenericPlans(SingleConnectionDataSource connection) {
    this.connection = connection;
    this.jdbc = new JdbcTemplate(connection);
  }

  /** In the database of a slice, as the owner of all its tables, which are analysed first. */
  public static GenericPlans in(JdbcClient slice) {
    var database = slice.sql("select current_database()").query(String.class).single();
    // A parameter without a value is sent as it is written only in the simple protocol.
    var url = TestDatabase.asOwner(database) + "&preferQueryMode=simple";
    var plans = new GenericPlans(new SingleConnectionDataSource(url, true));
    plans.jdbc.execute("set plan_cache_mode = force_generic_plan");
    plans.jdbc.execute("analyze");
    return plans;
  }

  /** The lines of plans that read one of the tables from end to end, each with its statement. */
  public List<String> scansOf(String tables, List<String> statements) {
    var scan = Pattern.compile("Seq Scan on (\\w+\\.)?(" + tables + ")\\b");
    var found = new ArrayList<String>();
    for (var sql : statements.stream().distinct().toList()) {
      if (PLANNED.matcher(sql).matches()) {
        plan(sql).stream()
            .filter(line -> scan.matcher(line).find())
            .map(line -> line.strip() + " in " + sql.replaceAll("\\s+", " "))
            .forEach(found::add);
      }
    }
    return found;
  }

  public List<String> plan(String sql) {
    return jdbc.queryForList("explain (generic_plan) " + numbered(sql), String.class);
  }

  /** PostgreSQL knows parameters by their numbers, its driver by their places. */
  private static String numbered(String sql) {
    int[] count = {0};
    return PARAMETER.matcher(sql).replaceAll(found -> Matcher.quoteReplacement("$" + ++count[0]));
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
