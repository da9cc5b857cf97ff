package dev.tandem.kernel.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient.ResultQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.KeyHolder;

/** Passes on to another statement what takes no parameter and maps no row. */
abstract class ForwardingStatement implements StatementSpec {

  StatementSpec statement;

  ForwardingStatement(StatementSpec statement) {
    this.statement = statement;
  }

  final StatementSpec with(StatementSpec changed) {
    statement = changed;
    return this;
  }

  @Override
  public final StatementSpec withFetchSize(int fetchSize) {
    return with(statement.withFetchSize(fetchSize));
  }

  @Override
  public final StatementSpec withMaxRows(int maxRows) {
    return with(statement.withMaxRows(maxRows));
  }

  @Override
  public final StatementSpec withQueryTimeout(int seconds) {
    return with(statement.withQueryTimeout(seconds));
  }

  @Override
  public final StatementSpec paramSource(SqlParameterSource values) {
    return with(statement.paramSource(values));
  }

  @Override
  public final ResultQuerySpec query() {
    return statement.query();
  }

  @Override
  public final void query(RowCallbackHandler handler) {
    statement.query(handler);
  }

  @Override
  public final <T extends @Nullable Object> T query(ResultSetExtractor<T> extractor) {
    return statement.query(extractor);
  }

  @Override
  public final int update() {
    return statement.update();
  }

  @Override
  public final int update(KeyHolder keys) {
    return statement.update(keys);
  }

  @Override
  public final int update(KeyHolder keys, String... columns) {
    return statement.update(keys, columns);
  }
}
