package dev.tandem.acceptance.erasure;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.access.memberdata.PersonalTable;
import dev.tandem.testing.JdbcRows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Members who stay: a mentor and a mentee who have met each other and rated it. */
final class Bystanders {

  private static final List<String> MODULES =
      List.of(
          "access",
          "billing",
          "members",
          "notifications",
          "preferences",
          "recommendations",
          "scheduling");

  /** What is free in the next two weeks is another figure each day. */
  private static final Set<String> FOLLOWING_THE_CLOCK =
      Set.of("scheduling.availability_summary", "recommendations.availability");

  private final List<ApiUser> members;

  Bystanders(TandemClient tandem) {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    tandem.bookAndComplete(
        mentor, mentee, tandem.createOffering(mentor), tandem.daysFromNow(2, 15));
    tandem.awaitAllEventsHandled();
    this.members = List.of(mentor, mentee);
  }

  ApiUser mentor() {
    return members.getFirst();
  }

  /** All that any module keeps about them, by its inventory, to the byte. */
  Map<String, List<String>> rows(UnaryOperator<String> urlOf) {
    var rows = new TreeMap<String, List<String>>();
    for (var module : MODULES) {
      for (var table : PersonalDataInventory.of(module).tables()) {
        if (table.handedOver() && !FOLLOWING_THE_CLOCK.contains(module + "." + table.table())) {
          for (var member : members) {
            rows.put(
                module + "." + table.table() + " of " + member.id(),
                rows(urlOf.apply(module), module, table, member));
          }
        }
      }
    }
    return rows;
  }

  private static List<String> rows(String url, String module, PersonalTable table, ApiUser member) {
    var condition = table.rows().replace(":member", "'" + member.id() + "'::uuid");
    return JdbcRows.firstColumn(
        url,
        "select t::text from %s.%s t where %s order by 1"
            .formatted(module, table.table(), condition));
  }
}
