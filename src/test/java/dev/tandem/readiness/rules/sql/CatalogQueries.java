package dev.tandem.readiness.rules.sql;

/**
 * The queries of rule 4 on the catalogue of the migrated database. Each row has a description, the
 * module, and names by which the statement is found in the scripts.
 */
final class CatalogQueries {

  static final String CROSS_SCHEMA_TIES =
      """
      with own as (select oid, nspname from pg_namespace where nspname = any (?))
      select 'has the foreign key ' || c.conname || ' from ' || a.nspname || '.' || r.relname
             || ' to ' || b.nspname || '.' || t.relname, a.nspname, c.conname, t.relname
        from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class t on t.oid = c.confrelid
        join own a on a.oid = r.relnamespace join own b on b.oid = t.relnamespace
       where c.contype = 'f' and a.oid <> b.oid
      union
      select case when v.relkind in ('v', 'm') then 'has the view ' else 'has the rule ' || r.rulename || ' of ' end
             || a.nspname || '.' || v.relname || ' over ' || b.nspname || '.' || t.relname,
             a.nspname, v.relname, t.relname
        from pg_rewrite r join pg_class v on v.oid = r.ev_class
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
             and d.refclassid = 'pg_class'::regclass
        join pg_class t on t.oid = d.refobjid
        join own a on a.oid = v.relnamespace join own b on b.oid = t.relnamespace
       where a.oid <> b.oid
      union
      select 'has the trigger ' || g.tgname || ' on ' || a.nspname || '.' || r.relname || ' calling '
             || b.nspname || '.' || p.proname, a.nspname, g.tgname, p.proname
        from pg_trigger g join pg_class r on r.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
        join own a on a.oid = r.relnamespace join own b on b.oid = p.pronamespace
       where a.oid <> b.oid
      union
      select 'takes the default of ' || a.nspname || '.' || r.relname || ' from ' || b.nspname || '.'
             || s.relname, a.nspname, s.relname, r.relname
        from pg_attrdef f join pg_class r on r.oid = f.adrelid
        join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = f.oid
             and d.refclassid = 'pg_class'::regclass
        join pg_class s on s.oid = d.refobjid
        join own a on a.oid = r.relnamespace join own b on b.oid = s.relnamespace
       where a.oid <> b.oid
      union
      select 'ties ' || a.nspname || '.' || c.relname || ' to ' || b.nspname || '.' || p.relname,
             a.nspname, c.relname, p.relname
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
        join own a on a.oid = c.relnamespace join own b on b.oid = p.relnamespace
       where a.oid <> b.oid
      union
      select 'has the sequence ' || a.nspname || '.' || s.relname || ' owned by ' || b.nspname || '.'
             || t.relname, a.nspname, s.relname, t.relname
        from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')
        join own a on a.oid = s.relnamespace join own b on b.oid = t.relnamespace
       where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and a.oid <> b.oid
      union
      select 'has the column ' || a.nspname || '.' || r.relname || '.' || m.attname || ' of the type '
             || b.nspname || '.' || t.typname, a.nspname, m.attname, t.typname
        from pg_attribute m join pg_class r on r.oid = m.attrelid join pg_type t on t.oid = m.atttypid
        join own a on a.oid = r.relnamespace join own b on b.oid = t.typnamespace
       where a.oid <> b.oid and m.attnum > 0
      union
      select 'uses the operators of ' || b.nspname || ' in the index ' || a.nspname || '.' || x.relname,
             a.nspname, x.relname, k.opcname
        from pg_index i join pg_class x on x.oid = i.indexrelid
        join lateral unnest(i.indclass::oid[]) o(oid) on true join pg_opclass k on k.oid = o.oid
        join own a on a.oid = x.relnamespace join own b on b.oid = k.opcnamespace
       where a.oid <> b.oid
      order by 1
      """;

  /** What depends on another schema in a way that no other query describes. */
  static final String OTHER_DEPENDENCIES =
      """
      with own as (select nspname from pg_namespace where nspname = any (?)),
      dependency as (
        select o.type, o.identity, coalesce(o.schema, (a.object_names)[1]) as schema, d.classid, d.refclassid,
               regexp_replace((a.object_names)[array_length(a.object_names, 1)], '.*[.]', '') as name,
               r.type as other_type, r.identity as other, coalesce(r.schema, (b.object_names)[1]) as other_schema,
               regexp_replace((b.object_names)[array_length(b.object_names, 1)], '.*[.]', '') as other_name
          from pg_depend d
          cross join lateral pg_identify_object(d.classid, d.objid, d.objsubid) o
          cross join lateral pg_identify_object_as_address(d.classid, d.objid, d.objsubid) a
          cross join lateral pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) r
          cross join lateral pg_identify_object_as_address(d.refclassid, d.refobjid, d.refobjsubid) b
         where d.objid >= 16384 and d.refobjid >= 16384 and d.deptype in ('n', 'a'))
      select distinct 'ties the ' || type || ' ' || identity || ' to the ' || other_type || ' ' || other,
             schema, name, other_name
        from dependency
       where schema in (select nspname from own) and other_schema in (select nspname from own)
         and schema <> other_schema
         and not (classid = 'pg_rewrite'::regclass and refclassid = 'pg_class'::regclass)
         and not (classid = 'pg_trigger'::regclass)
         and not (classid = 'pg_attrdef'::regclass and refclassid = 'pg_class'::regclass)
         and not (classid = 'pg_constraint'::regclass and refclassid = 'pg_class'::regclass)
         and not (classid = 'pg_class'::regclass
                  and refclassid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_opclass'::regclass))
      order by 1
      """;

  static final String FUNCTIONS =
      """
      select n.nspname, p.proname, pg_get_functiondef(p.oid)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = any (?) and p.prokind in ('f', 'p')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      """;

  /** Rights that others than the owner have; a migration as the module's role gives none. */
  static final String GRANTS =
      """
      with own as (select oid, nspname, nspacl, nspowner from pg_namespace where nspname = any (?)),
      granted as (
        select nspname as schema, nspname as name, 'schema' as kind, nspacl as acl, nspowner as owner from own
        union all
        select nspname, relname, 'table', relacl, relowner from pg_class join own on own.oid = relnamespace
        union all
        select nspname, relname, 'table', attacl, relowner
          from pg_attribute join pg_class c on c.oid = attrelid join own on own.oid = relnamespace
        union all
        select nspname, typname, 'type', typacl, typowner from pg_type join own on own.oid = typnamespace
        union all
        select nspname, proname, 'function', proacl, proowner from pg_proc join own on own.oid = pronamespace
        union all
        select coalesce(nspname, '?'), 'default privileges', 'new', defaclacl, defaclrole
          from pg_default_acl left join own on own.oid = defaclnamespace)
      select distinct kind, case when kind in ('schema', 'new') then name else schema || '.' || name end,
             schema, lower(a.privilege_type),
             case when a.grantee = 0 then 'everybody' else pg_get_userbyid(a.grantee) end
        from granted cross join lateral aclexplode(acl) a
       where a.grantee <> owner
         and not (kind in ('function', 'type') and a.grantee = 0 and a.privilege_type in ('EXECUTE', 'USAGE'))
      union
      select case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end,
             nspname || '.' || relname, nspname, 'owner', pg_get_userbyid(relowner)
        from pg_class c join own on own.oid = relnamespace
       where c.relowner <> own.nspowner and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      order by 1, 2, 3, 4, 5
      """;

  static final String OBJECTS_OUTSIDE_SCHEMAS =
      """
      with kept as (select oid from pg_namespace
         where nspname ~ '^pg_' or nspname = 'information_schema' or nspname = any (?)),
      outside as (
        select n.nspname || '.' || c.relname as what, c.relname as name, c.oid
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.oid not in (select oid from kept) and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all
        select 'the function ' || n.nspname || '.' || p.proname, p.proname, p.oid
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.oid not in (select oid from kept)
        union all
        select 'the type ' || n.nspname || '.' || t.typname, t.typname, t.oid
          from pg_type t join pg_namespace n on n.oid = t.typnamespace
         where n.oid not in (select oid from kept) and t.typtype in ('d', 'e', 'r')
        union all
        select 'the schema ' || nspname, nspname, oid from pg_namespace
         where oid not in (select oid from kept) and nspname <> 'public'
        union all
        select 'the extension ' || extname, extname, 0 from pg_extension e
          where extname <> 'plpgsql'
            and (extnamespace not in (select oid from kept)
                 or not exists (select from pg_available_extension_versions v
                     where v.name = e.extname and v.version = e.extversion and v.trusted))
        union all select 'the event trigger ' || evtname, evtname, 0 from pg_event_trigger
        union all select 'the foreign server ' || srvname, srvname, 0 from pg_foreign_server
        union all select 'the foreign data wrapper ' || fdwname, fdwname, 0 from pg_foreign_data_wrapper
          where not exists (select from pg_depend d where d.objid = pg_foreign_data_wrapper.oid and d.deptype = 'e')
        union all select 'the publication ' || pubname, pubname, 0 from pg_publication
        union all
        select 'the subscription ' || subname, subname, 0 from pg_subscription
          where subdbid = (select oid from pg_database where datname = current_database())
        union all select 'the large object ' || oid, 'lo_', 0 from pg_largeobject_metadata
        union all
        select 'the cast ' || format_type(castsource, null) || ' to ' || format_type(casttarget, null), 'cast', 0
          from pg_cast where oid >= 16384)
      select what, name from outside
       where not exists (select from pg_depend d where d.objid = outside.oid and outside.oid <> 0 and d.deptype = 'e')
      order by 1
      """;

  private CatalogQueries() {}
}
