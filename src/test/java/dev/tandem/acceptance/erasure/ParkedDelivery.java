package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.testing.JdbcRows;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Makes recommendations fail to learn a mentor's new profile, with an error that quotes it. */
final class ParkedDelivery {

  private final String url;
  private String mentor = "";

  ParkedDelivery(String url) {
    this.url = url;
  }

  void failFor(ApiUser member) {
    mentor = member.id();
    execute(
        """
        create function recommendations.refuse_profile() returns trigger language plpgsql as $$
        begin
          if new.mentor_id = '%s' then
            raise exception 'no room for %%', to_jsonb(new);
          end if;
          return new;
        end $$
        """
            .formatted(mentor));
    execute(
        """
        create trigger refuse_profile before insert or update on recommendations.mentor
          for each row execute function recommendations.refuse_profile()
        """);
  }

  void awaitParked() {
    var sql =
        "select payload from eventing.parked where key = '%s' and state = 'PARKED'"
            .formatted(mentor);
    eventually()
        .atMost(java.time.Duration.ofMinutes(3))
        .until(() -> !JdbcRows.firstColumn(url, sql).isEmpty());
    assertThat(JdbcRows.firstColumn(url, sql)).isNotEmpty();
  }

  void repair() {
    execute("drop trigger refuse_profile on recommendations.mentor");
    execute("drop function recommendations.refuse_profile()");
  }

  private void execute(String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
