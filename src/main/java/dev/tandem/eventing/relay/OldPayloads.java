package dev.tandem.eventing.relay;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts personal values that were stored by a release that did not, or that did not declare them
 * as personal. Each batch is a transaction; a row that is done is not read again, so that this may
 * end at any time and go on later.
 */
@Component
public class OldPayloads {

  private static final String UNENCRYPTED =
      "(payload not like '%\"$encrypted\"%' or payload like '%\"$shared\"%')";

  private static final String SEGMENT =
      """
      select number, number < (select max(number) from eventing.log_segment) as complete
        from eventing.log_segment s
       where number > ?
         and not exists (select from eventing.encrypted_segment e
                          where e.number = s.number and e.declarations = ?)
       order by number limit 1
      """;

  private static final String ROWS =
      """
      select partition, position, name, payload from eventing.event_log
       where segment = ? and name = any(?) and (partition, position) > (?, ?) and %s
       order by partition, position limit ? for update skip locked
      """
          .formatted(UNENCRYPTED);

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final EventTypes types;
  private final StoredPayloads payloads;
  private final TransactionTemplate transaction;

  OldPayloads(
      JdbcTemplate template,
      EventTypes types,
      StoredPayloads payloads,
      PlatformTransactionManager transactions) {
    this.jdbc = JdbcClient.create(template);
    this.template = template;
    this.types = types;
    this.payloads = payloads;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * How far the log is done; the segments before it are.
   *
   * @param partition within the segment
   * @param position within the partition
   */
  public record Progress(int segment, int partition, long position) {

    public static final Progress NONE = new Progress(-1, -1, -1);

    private Progress after(LogRow row) {
      return new Progress(segment, row.partition(), row.position());
    }
  }

  private record Segment(int number, boolean complete) {}

  private record LogRow(int partition, long position, String name, String payload) {}

  private record ParkedRow(UUID id, String name, String payload, String reason) {}

  /**
   * Encrypts up to {@code limit} events of the log.
   *
   * @return how far it came; {@link Progress#NONE} if there is nothing left
   */
  public Progress encryptLog(Progress progress, int limit) {
    var segment =
        jdbc.sql(SEGMENT)
            .params(progress.segment() - 1, types.personalDeclarations())
            .query(Rows.of(Segment.class))
            .optional();
    if (segment.isEmpty()) {
      return Progress.NONE;
    }
    int number = segment.get().number();
    var from = number == progress.segment() ? progress : new Progress(number, -1, -1);
    var rows = transaction.execute(status -> encryptRows(from, limit));
    if (!rows.isEmpty()) {
      return from.after(rows.getLast());
    }
    if (segment.get().complete()) {
      markEncrypted(number);
    }
    return segment.get().complete() ? new Progress(number + 1, -1, -1) : Progress.NONE;
  }

  private List<LogRow> encryptRows(Progress from, int limit) {
    var rows =
        jdbc.sql(ROWS)
            .params(from.segment(), names(), from.partition(), from.position(), limit)
            .query(Rows.of(LogRow.class))
            .list();
    template.batchUpdate(
        "update eventing.event_log set payload = ?"
            + " where partition = ? and position = ? and segment = ?",
        rows.stream()
            .map(row ->
                new Object[] {
                  payloads.encryptOrRedact(row.name(), row.payload()),
                  row.partition(),
                  row.position(),
                  from.segment()
                })
            .toList());
    return rows;
  }

  private void markEncrypted(int segment) {
    jdbc.sql(
            """
            insert into eventing.encrypted_segment (number, declarations) values (?, ?)
            on conflict (number) do update set declarations = excluded.declarations
            """)
        .params(segment, types.personalDeclarations())
        .update();
    jdbc.sql(
            """
            delete from eventing.encrypted_segment e
             where not exists (select from eventing.log_segment s where s.number = e.number)
            """)
        .update();
  }

  /** Encrypts parked events, and takes personal values out of the reasons of their failures. */
  public void encryptParked() {
    transaction.executeWithoutResult(status -> {
      var rows =
          jdbc.sql(
                  """
                  select id, name, payload, coalesce(reason, '') as reason from eventing.parked
                   where name = any(?) and %s for update skip locked
                  """
                      .formatted(UNENCRYPTED))
              .param(names())
              .query(Rows.of(ParkedRow.class))
              .list();
      template.batchUpdate(
          "update eventing.parked set payload = ?, reason = nullif(?, '') where id = ?",
          rows.stream()
              .map(row ->
                  new Object[] {
                    payloads.encryptOrRedact(row.name(), row.payload()),
                    payloads.redactReason(row.name(), row.payload(), row.reason()),
                    row.id()
                  })
              .toList());
    });
  }

  private String[] names() {
    return types.namesWithPersonalValues().toArray(String[]::new);
  }
}
