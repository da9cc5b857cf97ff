package dev.tandem.scheduling.meeting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Names the rooms of what was booked before rooms had names. Not a script of the database, which
 * would give each side of a module that is away another name.
 */
@Component
class RoomNames {

  private static final int NAMED_AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  RoomNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelayString = "${tandem.scheduling.pruning:1h}", initialDelayString = "10s")
  void nameAll() {
    for (var table : List.of("scheduling.booking", "scheduling.session")) {
      while (name(table) == NAMED_AT_ONCE) {}
    }
  }

  private int name(String table) {
    return jdbc.sql(
            """
            update %1$s set room = gen_random_uuid() where id = any(array(
              select id from %1$s where room is null and blocking limit :most))
            """
                .formatted(table))
        .param("most", NAMED_AT_ONCE)
        .update();
  }
}
