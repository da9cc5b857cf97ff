package dev.tandem.readiness.codebase;

import java.util.Map;
import java.util.TreeMap;

/** The names of tables, views, sequences, functions and types in each module's schema. */
public record CatalogNames(Map<String, Map<String, String>> kindsBySchema) {

  private static final String OBJECTS =
      """
      select n.nspname, c.relname,
             case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'c' then 'type'
               else 'table' end
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any (?) and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
      union
      select n.nspname, p.proname, 'function'
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = any (?)
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union
      select n.nspname, t.typname, 'type'
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
       where n.nspname = any (?) and t.typtype in ('d', 'e', 'r')
         and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
      """;

  public static CatalogNames of(Codebase codebase) {
    return codebase.cached("catalog names", () -> read(codebase));
  }

  private static CatalogNames read(Codebase codebase) {
    var schemas = codebase.modules.keySet().toArray(String[]::new);
    var found = new TreeMap<String, Map<String, String>>();
    MigratedDatabase.withAllModules(codebase)
        .query(OBJECTS, schemas, schemas, schemas)
        .forEach(row ->
            found
                .computeIfAbsent(row.get(0), schema -> new TreeMap<>())
                .put(row.get(1), row.get(2)));
    return new CatalogNames(found);
  }

  /** Whether the schema has an object of the name, in any case of letters. */
  public boolean has(String schema, String name) {
    return kindsBySchema.getOrDefault(schema, Map.of()).containsKey(name.toLowerCase());
  }

  /** What the qualified name stands for: table, view, sequence, function or type. */
  public String kindOf(String qualifiedName) {
    var parts = qualifiedName.toLowerCase().split("\\.");
    return kindsBySchema
        .getOrDefault(parts[0], Map.of())
        .getOrDefault(parts[parts.length - 1], "table");
  }

  public boolean anySchemaHas(String name) {
    return kindsBySchema.keySet().stream().anyMatch(schema -> has(schema, name));
  }
}
