package house.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;

final class TableClient implements JdbcClient {
  private final JdbcClient inner;

  TableClient(JdbcClient inner) {
    this.inner = inner;
  }

  @Override
  public StatementSpec sql(String sql) {
    return inner.sql("select count(*) from " + sql);
  }
}
