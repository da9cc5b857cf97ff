package dev.tandem.architecture;

import dev.tandem.kernel.schema.ModuleSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The disk space that the data of this process's modules take, from the database's catalogue. */
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
    var sizes = new TreeMap<String, Long>();
    schemas.forEach(schema -> sizes.put(schema.name(), bytesOf(schema.name())));
    return sizes;
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
