package dev.tandem.access.memberdata;

import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what a module keeps about a member, by the module's inventory. The tables are worked off
 * in the inventory's order. Whoever was erased is remembered by number in the module's table {@code
 * erased_member}, so that events which are heard later bring nothing back.
 */
@Service
public class MemberEraser {

  private final JdbcClient jdbc;
  private final Clock clock;

  MemberEraser(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Erases, in the transaction of the caller; again does no harm. */
  @Transactional(propagation = Propagation.MANDATORY)
  public ErasureReport erase(String module, UUID member) {
    var erased = new ArrayList<ErasedRows>();
    var retained = new ArrayList<RetainedRows>();
    var inventory = PersonalDataInventory.of(module);
    for (var table : inventory.tables()) {
      var statement = table.erasingStatement(inventory.module());
      switch (table.erasure()) {
        case ErasureRule.Deleted _ ->
            erased.add(new ErasedRows(table.table(), update(statement, member)));
        case ErasureRule.Pseudonymised rule -> {
          var rows = rule.values().isEmpty() ? count(statement, member) : update(statement, member);
          if (!rule.values().isEmpty()) {
            erased.add(new ErasedRows(table.table(), rows));
          }
          var retention = rule.retention();
          retained.add(new RetainedRows(table.table(), rows, retention.duty(), retention.period()));
        }
        case ErasureRule.Otherwise _ -> {}
      }
    }
    remember(inventory.module(), member);
    erased.removeIf(it -> it.rows() == 0);
    retained.removeIf(it -> it.rows() == 0);
    return new ErasureReport(erased, retained);
  }

  private int update(String statement, UUID member) {
    return bind(statement, member).update();
  }

  private int count(String statement, UUID member) {
    return bind(statement, member).query(Integer.class).single();
  }

  private void remember(String module, UUID member) {
    bind(
            """
            insert into %s.erased_member (member_id, erased_at) values (:member, :now)
            on conflict do nothing
            """
                .formatted(module),
            member)
        .param("now", clock.instant())
        .update();
  }

  private StatementSpec bind(String statement, UUID member) {
    return jdbc.sql(statement).param("member", member);
  }
}
