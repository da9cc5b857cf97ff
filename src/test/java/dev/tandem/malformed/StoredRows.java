package dev.tandem.malformed;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A digest of the rows of each table that people change, except when a sign-in was last used;
 * failed sign-ins are counted elsewhere.
 */
final class StoredRows {

  private StoredRows() {}

  static Map<String, String> of(JdbcClient jdbc) {
    var rows = new TreeMap<String, String>();
    var tables =
        jdbc.sql(
                """
                select table_schema || '.' || table_name from information_schema.tables
                 where table_type = 'BASE TABLE'
                   and table_schema in ('members', 'scheduling', 'billing', 'recommendations', 'access')
                   and table_name not in ('audit', 'failed_attempt', 'security_event', 'flyway_history')
                """)
            .query(String.class)
            .list();
    for (var table : tables) {
      rows.put(
          table,
          jdbc.sql(
                  "select count(*) || ':' || coalesce(sum(hashtext("
                      + "(to_jsonb(t) - 'last_used_at')::text)), 0) from "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    return rows;
  }
}
