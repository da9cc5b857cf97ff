package dev.tandem.notifications.preference;

import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.readmodel.Names;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The replicated choices of members. */
@Repository
public class MemberChoices {

  private final JdbcClient jdbc;

  MemberChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Choices of(UUID member) {
    return of(Set.of(member)).getOrDefault(member, Choices.UNKNOWN);
  }

  /** Without those of whom nothing was heard. */
  public Map<UUID, Choices> of(Collection<UUID> members) {
    return members.isEmpty()
        ? Map.of()
        : jdbc
            .sql("select * from notifications.preference where member_id = any(?)")
            .param(members.toArray(UUID[]::new))
            .query((row, number) -> Map.entry(row.getObject("member_id", UUID.class), read(row)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The zones of the members who have switched a topic on. */
  public Map<UUID, ZoneId> zonesOfThoseWhoWant(MessageTopic topic) {
    return jdbc
        .sql("select member_id, zone from notifications.preference where ? = any(topics_on)")
        .param(topic.code())
        .query((row, number) ->
            Map.entry(
                row.getObject("member_id", UUID.class),
                Names.zone(row.getString("zone")).orElse(ZoneOffset.UTC)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Choices read(ResultSet row) throws SQLException {
    var language = row.getString("language");
    return new Choices(
        Names.zone(row.getString("zone")).orElse(null),
        language == null ? null : Locale.of(language),
        row.getString("clock").equals("12h"),
        List.of((Integer[]) row.getArray("lead_minutes").getArray()),
        texts(row.getArray("topics_on")),
        texts(row.getArray("topics_off")));
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}
