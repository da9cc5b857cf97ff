package dev.tandem.architecture;

import dev.tandem.kernel.schema.ModuleSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the data of the modules in this process weighs, as the database's catalogue counts it. */
@Component
class ModuleDataSizes {

  private final JdbcClient jdbc;
  private final List<ModuleSchema> schemas;

  ModuleDataSizes(JdbcClient jdbc, List<ModuleSchema> schemas) {
    this.jdbc = jdbc;
    this.schemas = schemas;
  }

  /** Bytes on disk, indexes included, by module. */
  Map<String, Long> bytesByModule() {
    var found = new TreeMap<String, Long>();
    schemas.forEach(it -> found.put(it.name(), bytesOf(it.name())));
    return found;
  }

  private long bytesOf(String schema) {
    return jdbc.sql(
            """
            select coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'm')
            """)
        .param(schema)
        .query(Long.class)
        .single();
  }
}
