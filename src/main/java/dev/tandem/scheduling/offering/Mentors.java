package dev.tandem.scheduling.offering;

import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This module's copy of mentors. Profile and listing each keep the version of the event they come
 * from, so that a late event does not overwrite newer data.
 */
@Repository
public class Mentors {

  private final JdbcClient jdbc;

  Mentors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Mentor> find(UUID id) {
    return jdbc.sql("select id, name, zone, listed from scheduling.mentor where id = ?")
        .param(id)
        .query(Mentor.class)
        .optional();
  }

  public List<UUID> findListed() {
    return jdbc.sql("select id from scheduling.mentor where listed")
        .query(Rows.of(UUID.class))
        .list();
  }

  /** Locks the mentor until the end of the transaction. */
  public void lock(UUID id) {
    jdbc.sql("select id from scheduling.mentor where id = ? for update")
        .param(id)
        .query(UUID.class)
        .optional();
  }

  public void saveProfile(UUID id, String name, String zone, long version) {
    jdbc.sql(
            """
            insert into scheduling.mentor (id, name, zone, listed, profile_version, listing_version)
            values (?, ?, ?, false, ?, -1)
            on conflict (id) do update
              set name = excluded.name, zone = excluded.zone,
                profile_version = excluded.profile_version
              where mentor.profile_version < excluded.profile_version
            """)
        .params(id, name, zone, version)
        .update();
  }

  public void saveListing(UUID id, boolean listed, long version) {
    jdbc.sql(
            """
            update scheduling.mentor set listed = :listed, listing_version = :version
            where id = :id and listing_version < :version
            """)
        .param("id", id)
        .param("listed", listed)
        .param("version", version)
        .update();
  }
}
