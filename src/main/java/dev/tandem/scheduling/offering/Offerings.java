package dev.tandem.scheduling.offering;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

@Repository
public class Offerings {

  private static final String INSERT =
      """
      insert into scheduling.offering (
        version, mentor_id, title, minutes, price_minor, price_currency, step_minutes,
        buffer_before, buffer_after, minimum_notice_hours, horizon_days, seats, per_day, per_week,
        needs_approval, cohort_only, policy, withdrawn, id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      update scheduling.offering set
        version = ?, mentor_id = ?, title = ?, minutes = ?, price_minor = ?, price_currency = ?,
        step_minutes = ?, buffer_before = ?, buffer_after = ?, minimum_notice_hours = ?,
        horizon_days = ?, seats = ?, per_day = ?, per_week = ?, needs_approval = ?,
        cohort_only = ?, policy = ?, withdrawn = ?
      where id = ? and version = ?
      """;

  private final JdbcClient jdbc;

  Offerings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Offering offering) {
    bindColumns(jdbc.sql(INSERT), offering).update();
  }

  /**
   * @return false when someone else has changed it since it was read
   */
  public boolean update(Offering offering) {
    return bindColumns(jdbc.sql(UPDATE), offering).param(offering.version() - 1).update() == 1;
  }

  /** Withdrawn ones too: a booking goes on referring to its offering. */
  public Optional<Offering> find(OfferingId id) {
    return jdbc.sql("select * from scheduling.offering where id = ?")
        .param(id.value())
        .query(Offerings::mapRow)
        .optional();
  }

  /** Those that take bookings, oldest first. */
  public List<Offering> findOpen(Collection<UUID> mentors) {
    return jdbc.sql(
            """
            select * from scheduling.offering
            where not withdrawn and mentor_id = any(?) order by id
            """)
        .param(mentors.toArray(UUID[]::new))
        .query(Offerings::mapRow)
        .list();
  }

  /** Of all listed mentors, newest first. */
  Page<Offering> findOpen(Paging paging) {
    var where =
        """
         from scheduling.offering o join scheduling.mentor m on m.id = o.mentor_id
        where not withdrawn and not cohort_only and m.listed
        """;
    var total = jdbc.sql("select count(*)" + where).query(Long.class).single();
    var items =
        jdbc.sql("select o.*" + where + " order by o.id desc limit ? offset ?")
            .params(paging.size(), paging.offset())
            .query(Offerings::mapRow)
            .list();
    return Page.of(items, paging, total);
  }

  private static JdbcClient.StatementSpec bindColumns(JdbcClient.StatementSpec sql, Offering it) {
    var terms = it.terms();
    return sql.param(it.version())
        .param(it.mentor().value())
        .param(terms.title())
        .param(terms.minutes())
        .param(terms.price().minor())
        .param(terms.price().currency())
        .param(terms.stepMinutes())
        .param(terms.bufferBefore())
        .param(terms.bufferAfter())
        .param(terms.minimumNoticeHours())
        .param(terms.horizonDays())
        .param(terms.seats())
        .param(terms.perDay())
        .param(terms.perWeek())
        .param(terms.needsApproval())
        .param(terms.cohortOnly())
        .param(terms.policy())
        .param(it.withdrawn())
        .param(it.id().value());
  }

  private static Offering mapRow(ResultSet row, int number) throws SQLException {
    var terms =
        new OfferingTerms(
            row.getString("title"),
            row.getInt("minutes"),
            Money.of(row.getLong("price_minor"), row.getString("price_currency")),
            row.getInt("step_minutes"),
            row.getInt("buffer_before"),
            row.getInt("buffer_after"),
            row.getInt("minimum_notice_hours"),
            row.getInt("horizon_days"),
            row.getInt("seats"),
            row.getObject("per_day", Integer.class),
            row.getObject("per_week", Integer.class),
            row.getBoolean("needs_approval"),
            row.getBoolean("cohort_only"),
            row.getString("policy"));
    return new Offering(
        new OfferingId(row.getObject("id", UUID.class)),
        row.getLong("version"),
        new MemberId(row.getObject("mentor_id", UUID.class)),
        terms,
        row.getBoolean("withdrawn"));
  }
}
