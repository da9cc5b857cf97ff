package dev.tandem.kernel.persistence;

import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A {@link JdbcClient} that takes and gives the same types as repositories do: {@code Instant},
 * typed ids and enums as parameters, named or not, alone or in a list; records and aggregates as
 * rows.
 */
final class ConvertingJdbcClient implements JdbcClient {

  private final JdbcClient client;
  private final RecordParameters records;
  private final ConvertingRowMappers mappers;

  ConvertingJdbcClient(JdbcClient client, JdbcConverter converter) {
    this.client = client;
    this.records = new RecordParameters(converter);
    this.mappers = new ConvertingRowMappers(converter);
  }

  @Override
  public StatementSpec sql(String sql) {
    return new ConvertingStatement(client.sql(sql), records, mappers);
  }
}
