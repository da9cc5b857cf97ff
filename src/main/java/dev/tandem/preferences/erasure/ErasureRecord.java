package dev.tandem.preferences.erasure;

import dev.tandem.access.memberdata.ErasedRows;
import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberDataErased;
import dev.tandem.access.memberdata.MemberErasureAnswered;
import dev.tandem.access.memberdata.RetainedRows;
import dev.tandem.kernel.time.Timestamps;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the modules answered and erased; the first answer of each counts. */
@Repository
class ErasureRecord {

  private static final TypeReference<List<ErasureObjection>> OBJECTIONS = new TypeReference<>() {};
  private static final TypeReference<List<ErasedRows>> ERASED = new TypeReference<>() {};
  private static final TypeReference<List<RetainedRows>> RETAINED = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  ErasureRecord(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void add(MemberErasureAnswered answer) {
    jdbc.sql(
            """
            insert into preferences.erasure_answer
              (erasure_id, round, module, objections, answered_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            answer.erasureId(),
            answer.round(),
            answer.module(),
            json.writeValueAsString(answer.objections()),
            clock.instant())
        .update();
  }

  List<ErasureAnswer> answers(ErasureId erasure, int round) {
    return jdbc.sql(
            """
            select module, objections from preferences.erasure_answer
            where erasure_id = ? and round = ? order by module
            """)
        .params(erasure, round)
        .query((row, number) ->
            new ErasureAnswer(row.getString(1), json.readValue(row.getString(2), OBJECTIONS)))
        .list();
  }

  void add(MemberDataErased part) {
    jdbc.sql(
            """
            insert into preferences.erasure_part
              (erasure_id, module, erased, retained, acknowledged_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            part.erasureId(),
            part.module(),
            json.writeValueAsString(part.erased()),
            json.writeValueAsString(part.retained()),
            clock.instant())
        .update();
  }

  List<ErasurePart> parts(ErasureId erasure) {
    return jdbc.sql(
            """
            select module, erased, retained, acknowledged_at from preferences.erasure_part
            where erasure_id = ? order by module
            """)
        .params(erasure)
        .query((row, number) ->
            new ErasurePart(
                row.getString(1),
                json.readValue(row.getString(2), ERASED),
                json.readValue(row.getString(3), RETAINED),
                Timestamps.readInstant(row, "acknowledged_at")))
        .list();
  }
}
