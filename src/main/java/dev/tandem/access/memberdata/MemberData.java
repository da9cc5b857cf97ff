package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a module keeps about a member, and seals it for the member. */
@Service
public class MemberData {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  MemberData(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Hands over the module's answer, in pieces that fit into an event.
   *
   * @param publish takes each piece, with the metadata of the event that carries it
   */
  public void publish(
      String module, MemberDataRequested request, BiConsumer<EventMetadata, SealedPart> publish) {
    var document = json.writeValueAsString(read(module, request.memberId()));
    for (var part : SealedDocument.seal(document, request.publicKey())) {
      publish.accept(EventMetadata.about(request.exportId(), part.number(), clock.instant()), part);
    }
  }

  private ModuleData read(String module, UUID member) {
    var inventory = PersonalDataInventory.of(module);
    var tables =
        inventory.tables().stream()
            .filter(PersonalTable::handedOver)
            .map(table ->
                new MemberRows(
                    table.list(),
                    table.why(),
                    table.columns(),
                    rows(inventory.module(), table, member)))
            .toList();
    return new ModuleData(module, tables);
  }

  private List<Object> rows(String module, PersonalTable table, UUID member) {
    return jdbc.sql(table.query(module))
        .param("member", member)
        .query((row, number) -> (Object) json.readTree(row.getString(1)))
        .list();
  }

  /** A module's answer as a JSON document. */
  private record ModuleData(String module, List<MemberRows> lists) {}

  /**
   * The rows of one table.
   *
   * @param columns what each of them tells
   */
  private record MemberRows(
      String list, String why, Map<String, String> columns, List<Object> rows) {}
}
