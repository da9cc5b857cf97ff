package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;

/** Rule 4: no object in the catalogue of the migrated database ties one schema to another. */
final class SchemaChecks {

  private static final String CROSS_SCHEMA_TIES =
      """
      with own as (select oid, nspname from pg_namespace where nspname = any (?))
      select 'has the foreign key ' || c.conname || ' from ' || a.nspname || '.' || r.relname
             || ' to ' || b.nspname || '.' || t.relname, a.nspname, c.conname
        from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class t on t.oid = c.confrelid
        join own a on a.oid = r.relnamespace join own b on b.oid = t.relnamespace
       where c.contype = 'f' and a.oid <> b.oid
      union
      select 'has the view ' || a.nspname || '.' || v.relname || ' over ' || b.nspname || '.' || t.relname,
             a.nspname, v.relname
        from pg_rewrite r join pg_class v on v.oid = r.ev_class
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
             and d.refclassid = 'pg_class'::regclass
        join pg_class t on t.oid = d.refobjid
        join own a on a.oid = v.relnamespace join own b on b.oid = t.relnamespace
       where a.oid <> b.oid
      union
      select 'has the trigger ' || g.tgname || ' on ' || a.nspname || '.' || r.relname || ' calling '
             || b.nspname || '.' || p.proname, b.nspname, g.tgname
        from pg_trigger g join pg_class r on r.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
        join own a on a.oid = r.relnamespace join own b on b.oid = p.pronamespace
       where a.oid <> b.oid
      union
      select 'has the function ' || a.nspname || '.' || p.proname || ' that names ' || b.nspname,
             a.nspname, p.proname
        from pg_proc p join own a on a.oid = p.pronamespace join own b on b.oid <> a.oid
       where pg_get_functiondef(p.oid) ~* ('\\m' || b.nspname || '"?\\s*\\.') and p.prokind in ('f', 'p')
      union
      select 'takes the default of ' || a.nspname || '.' || r.relname || ' from ' || b.nspname || '.'
             || s.relname, a.nspname, s.relname
        from pg_attrdef f join pg_class r on r.oid = f.adrelid
        join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = f.oid
             and d.refclassid = 'pg_class'::regclass
        join pg_class s on s.oid = d.refobjid
        join own a on a.oid = r.relnamespace join own b on b.oid = s.relnamespace
       where a.oid <> b.oid
      union
      select 'ties ' || a.nspname || '.' || c.relname || ' to ' || b.nspname || '.' || p.relname,
             a.nspname, c.relname
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
        join own a on a.oid = c.relnamespace join own b on b.oid = p.relnamespace
       where a.oid <> b.oid
      union
      select 'has the sequence ' || a.nspname || '.' || s.relname || ' owned by ' || b.nspname || '.'
             || t.relname, a.nspname, s.relname
        from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')
        join own a on a.oid = s.relnamespace join own b on b.oid = t.relnamespace
       where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and a.oid <> b.oid
      union
      select 'has the column ' || a.nspname || '.' || r.relname || '.' || m.attname || ' of the type '
             || b.nspname || '.' || t.typname, a.nspname, m.attname
        from pg_attribute m join pg_class r on r.oid = m.attrelid join pg_type t on t.oid = m.atttypid
        join own a on a.oid = r.relnamespace join own b on b.oid = t.typnamespace
       where a.oid <> b.oid and m.attnum > 0
      union
      select 'uses the operators of ' || b.nspname || ' in the index ' || a.nspname || '.' || x.relname,
             a.nspname, x.relname
        from pg_index i join pg_class x on x.oid = i.indexrelid
        join lateral unnest(i.indclass::oid[]) o(oid) on true join pg_opclass k on k.oid = o.oid
        join own a on a.oid = x.relnamespace join own b on b.oid = k.opcnamespace
       where a.oid <> b.oid
      order by 1
      """;

  private static final String OBJECTS_OUTSIDE_SCHEMAS =
      """
      select n.nspname || '.' || c.relname, c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all (?)
         and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      union all
      select 'the extension ' || extname, extname from pg_extension
       where extname in ('dblink', 'postgres_fdw', 'file_fdw')
      order by 1
      """;

  private SchemaChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SCHEMA,
            "tie between schemas",
            "a schema that is tied to another cannot be dumped, moved or restored alone",
            "keep the other module's id as a plain value; copy what you need from its events into"
                + " your own tables",
            SchemaChecks::crossSchemaTies),
        new RuleCheck(
            Rule.SCHEMA,
            "object outside the schemas",
            "an object outside the modules' schemas is left behind when a module is extracted",
            "create it unqualified in db/migration/<module>/; it is then created in the module's"
                + " own schema",
            SchemaChecks::objectsOutsideSchemas));
  }

  private static Stream<Violation> crossSchemaTies(Codebase codebase) {
    return MigratedDatabase.withAllModules(codebase)
        .query(CROSS_SCHEMA_TIES, (Object) moduleNames(codebase))
        .stream()
        .map(row -> new Violation(row.get(1), row.get(0), locationOf(codebase, row.get(2))));
  }

  private static Stream<Violation> objectsOutsideSchemas(Codebase codebase) {
    return MigratedDatabase.withAllModules(codebase)
        .query(OBJECTS_OUTSIDE_SCHEMAS, (Object) moduleNames(codebase))
        .stream()
        .map(row ->
            new Violation(
                ownerOf(codebase, row.get(1)),
                "leaves " + row.get(0),
                locationOf(codebase, row.get(1))));
  }

  private static String ownerOf(Codebase codebase, String name) {
    return SqlChecks.migrations(codebase).entrySet().stream()
        .filter(it -> String.join("\n", Codebase.linesOf(it.getValue())).contains(name))
        .map(it -> it.getKey().split("/")[0])
        .findFirst()
        .orElse("the database");
  }

  private static String[] moduleNames(Codebase codebase) {
    return codebase.modules.keySet().toArray(String[]::new);
  }

  /** The line of the script that contains the name, or a part of it if the name is generated. */
  private static String locationOf(Codebase codebase, String name) {
    var words = Stream.of(name, name.replaceAll("_(fkey|seq|key|check)$", ""), name.split("_")[0]);
    return words
        .flatMap(word ->
            SqlChecks.migrations(codebase).values().stream()
                .filter(it -> String.join("\n", Codebase.linesOf(it)).contains(word))
                .map(
                    path -> path.toString().replace('\\', '/') + ":" + codebase.lineOf(path, word)))
        .findFirst()
        .orElse("db/migration");
  }
}
