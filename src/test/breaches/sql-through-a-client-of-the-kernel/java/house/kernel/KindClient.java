package house.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;

final class KindClient implements JdbcClient {
  private final JdbcClient inner;

  KindClient(JdbcClient inner) {
    this.inner = inner;
  }

  @Override
  public StatementSpec sql(String sql) {
    return inner.sql(sql);
  }
}
