package dev.tandem.architecture;

import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of the interactions of a week.
 *
 * @param events diagram of the events between modules
 * @param calls diagram of the page parts and the calls of services
 * @param seen how many that are declared were seen
 */
record InteractionSection(
    CountedWeek week,
    String events,
    String calls,
    long seen,
    List<Row> undeclared,
    List<Row> unused,
    List<Row> all) {

  /**
   * What one module uses of another in one way.
   *
   * @param kind in words
   * @param subjects those that the table is about
   * @param numbers how many of the declared ones were seen
   * @param last when one of them was seen last; null: never
   */
  record Row(
      String source,
      String target,
      String kind,
      List<String> subjects,
      String numbers,
      long times,
      @Nullable LocalizedTime last) {}

  /**
   * @param titles of the modules, by their name
   */
  static InteractionSection of(
      CountedWeek week, List<InteractionUse> uses, Map<String, String> titles, ZoneId zone) {
    var rows = new Rows(titles, zone);
    var events = uses.stream().filter(InteractionSection::isEvent).toList();
    var calls = uses.stream().filter(it -> !isEvent(it)).toList();
    return new InteractionSection(
        week,
        new InteractionDiagram("Events between modules", titles, ModuleArrow.of(events)).svg(),
        new InteractionDiagram(
                "Page parts and calls between modules", titles, ModuleArrow.of(calls))
            .svg(),
        uses.stream().filter(it -> it.is(InteractionStatus.SEEN)).count(),
        rows.of(uses, InteractionStatus.UNDECLARED),
        rows.of(uses, InteractionStatus.UNUSED),
        rows.of(uses));
  }

  public long undeclaredCount() {
    return subjects(undeclared);
  }

  public long unusedCount() {
    return subjects(unused);
  }

  private static long subjects(List<Row> rows) {
    return rows.stream().mapToLong(row -> row.subjects().size()).sum();
  }

  private static boolean isEvent(InteractionUse use) {
    return use.interaction().kind() == InteractionKind.EVENT;
  }

  private record Rows(Map<String, String> titles, ZoneId zone) {

    List<Row> of(List<InteractionUse> uses, InteractionStatus status) {
      return of(uses.stream().filter(it -> it.is(status)).toList());
    }

    /** Each pair of modules and kind, in the order of the uses. */
    List<Row> of(List<InteractionUse> uses) {
      return List.of(InteractionKind.values()).stream()
          .flatMap(kind ->
              ModuleArrow.of(uses.stream().filter(it -> it.interaction().kind() == kind).toList())
                  .stream()
                  .map(arrow -> row(kind, arrow)))
          .toList();
    }

    private Row row(InteractionKind kind, ModuleArrow arrow) {
      return new Row(
          title(arrow.source()),
          title(arrow.target()),
          text(kind),
          arrow.uses().stream().map(it -> it.interaction().subject()).toList(),
          arrow.count(InteractionStatus.SEEN) + " of " + arrow.declared(),
          arrow.times(),
          arrow.lastAt().map(it -> LocalizedTime.of(it, zone)).orElse(null));
    }

    private String title(String module) {
      return titles.getOrDefault(module, module);
    }

    private static String text(InteractionKind kind) {
      return switch (kind) {
        case EVENT -> "event";
        case PAGE_PART -> "page part";
        case SERVICE_CALL -> "call of its service";
      };
    }
  }
}
