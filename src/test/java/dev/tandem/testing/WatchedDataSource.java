package dev.tandem.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections that report each statement that is run, and each that the database refuses. */
final class WatchedDataSource extends AbstractDataSource {

  private final String url;
  private final RefusedStatements refused;
  private final RecordedStatements recorded;

  WatchedDataSource(String url, RefusedStatements refused, RecordedStatements recorded) {
    this.url = url;
    this.refused = refused;
    this.recorded = recorded;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return watched(Connection.class, DriverManager.getConnection(url), "");
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private <T> T watched(Class<T> type, T target, String statement) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {type}, new Watch(target, statement)));
  }

  /** Calls a connection, or the statement with the SQL that was given to it. */
  private final class Watch implements InvocationHandler {

    private final Object target;
    private final String statement;

    Watch(Object target, String statement) {
      this.target = target;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      var sql =
          arguments != null && arguments.length > 0 && arguments[0] instanceof String text
              ? text
              : statement;
      if (target instanceof Statement && method.getName().startsWith("execute")) {
        recorded.add(sql);
      }
      try {
        return watchedResult(method.invoke(target, arguments), sql);
      } catch (InvocationTargetException e) {
        var failure = Objects.requireNonNullElse(e.getCause(), e);
        if (failure instanceof SQLException refusal) {
          refused.add(sql, refusal);
        }
        throw failure;
      }
    }

    private @Nullable Object watchedResult(@Nullable Object result, String sql) {
      return switch (result) {
        case CallableStatement call -> watched(CallableStatement.class, call, sql);
        case PreparedStatement prepared -> watched(PreparedStatement.class, prepared, sql);
        case Statement plain -> watched(Statement.class, plain, sql);
        case null, default -> result;
      };
    }
  }
}
