package dev.tandem.signals.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.eventing.figures.ReportedFigure;
import dev.tandem.eventing.figures.ReportingSide;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.FiguresCollected;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.signals.figure.Figure;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigureReports;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.Figures;
import dev.tandem.signals.fold.EventFold;
import dev.tandem.signals.fold.HourFold;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.result.JsonPathResultMatchers;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class FigurePagesTests {

  @Autowired MockMvc mvc;
  @Autowired FigureReports reports;
  @Autowired Figures figures;
  @Autowired FigureDefinitions definitions;
  @Autowired EventFold fold;
  @Autowired HourFold hourFold;
  @Autowired DueHours dueHours;
  @Autowired TransactionTemplate transaction;

  private Instant hour;

  @BeforeEach
  void findHour() {
    hour = dueHours.lastClosed();
  }

  @Test
  void showsTheAccountsOfAnHourSideBySideAndWhereTheyDeviate() throws Exception {
    report("scheduling", "bookings-confirmed", 5, List.of(), hour);
    told("scheduling", "bookings-confirmed", 4);

    mvc.perform(get("/signals/figures").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The accounts differ by 1; 0 is tolerated.")))
        .andExpect(content().string(containsString("Deviates")));
    mvc.perform(get("/api/signals/figures?size=100").with(LoggedInAs.operator()))
        .andExpect(row("bookings-confirmed", "home").value(5))
        .andExpect(row("bookings-confirmed", "events").value(4))
        .andExpect(row("bookings-confirmed", "mark").value("DEVIATES"));
  }

  @Test
  void aModuleThatStopsReportingIsInconclusiveAndNeverFine() throws Exception {
    report("billing", "fees", 900, List.of(), hour.minus(Duration.ofHours(1)));
    told("billing", "invoices-issued", 2);

    mvc.perform(get("/api/signals/figures/fees").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items[0].rows[0].mark").value("INCONCLUSIVE"))
        .andExpect(jsonPath("$.items[0].rows[0].sentence").value("Not reported by home."))
        .andExpect(jsonPath("$.items[1].rows[0].mark").value("SINGLE"));
    mvc.perform(get("/signals/figures/invoices-issued").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Not reported by home.")));
  }

  @Test
  void aCohortThatASideSaysNothingOfHadNothingIfTheSideReportedTheHour() throws Exception {
    var cohort = UUID.randomUUID().toString();
    report("members", "members-joined", 0, List.of(), hour);
    figures.save(figure("members", "cohort-enrolments", FigureSide.EVENTS, cohort, 3));

    mvc.perform(get("/api/signals/figures/cohort-enrolments").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items[0].rows[?(@.scope == '%s')].mark", cohort).value("DEVIATES"))
        .andExpect(jsonPath("$.items[0].rows[?(@.scope == '%s')].home", cohort).value(0));
  }

  @Test
  void namesTheBookingsThatOneAccountHasAndAnotherHasNot() throws Exception {
    var both = UUID.randomUUID();
    var atHome = UUID.randomUUID();
    var heard = UUID.randomUUID();
    report("scheduling", "bookings-expired", 2, List.of(both, atHome), hour);
    List.of(both, heard).forEach(this::hearExpired);
    hourFold.run();

    mvc.perform(
            get("/signals/figures/bookings-expired/hours/{hour}", hour).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(atHome.toString()),
                        containsString(heard.toString()),
                        not(containsString(both.toString())))));
  }

  @Test
  void aLaterReportOfASideReplacesAnEarlierOneInWhateverOrderTheyCome() {
    var item = UUID.randomUUID();
    report("scheduling", "no-shows", 3, List.of(item), hour);
    var earlier = collected("scheduling", "no-shows", 2, List.of(), hour, Instant.EPOCH);
    transaction.executeWithoutResult(_ -> reports.add(earlier));

    assertThat(figures.between("no-shows", hour, hour.plusSeconds(1)))
        .filteredOn(it -> it.side() == FigureSide.HOME)
        .singleElement()
        .satisfies(it -> assertThat(it.value()).isEqualByComparingTo("3"));
  }

  @Test
  void explainsEachFigureWithTheQueryOfItsOwner() throws Exception {
    for (FigureDefinition it : definitions.all()) {
      mvc.perform(get("/signals/figures/{signal}", it.signal()).with(LoggedInAs.operator()))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("from " + it.module() + ".")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signals/figures/moon",
        "/api/signals/figures/moon",
        "/signals/figures/bookings-held/hours/moon",
        "/signals/figures/bookings-held/hours/2026-11-29T13:30:00Z",
        "/signals/figures/bookings-held/hours/1000-01-01T00:00:00Z",
        "/signals/figures/fees/hours/2026-11-29T13:00:00Z",
        "/signals/figures?hour=3000-01-01T00:00:00Z"
      })
  void doesNotKnowOthers(String address) throws Exception {
    mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signals/figures",
        "/signals/figures/bookings-held",
        "/signals/figures/bookings-held/hours/2026-11-29T13:00:00Z",
        "/api/signals/figures",
        "/api/signals/figures/bookings-held"
      })
  void isForOperatorsOnly(String address) throws Exception {
    mvc.perform(get(address).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isForbidden());
  }

  private static JsonPathResultMatchers row(String signal, String field) {
    return jsonPath("$.items[?(@.signal == '%s')].%s", signal, field);
  }

  private void report(String module, String signal, int value, List<UUID> items, Instant of) {
    var event = collected(module, signal, value, items, of, Instant.now());
    transaction.executeWithoutResult(_ -> reports.add(event));
  }

  private static FiguresCollected collected(
      String module, String signal, int value, List<UUID> items, Instant of, Instant at) {
    return new FiguresCollected(
        EventMetadata.about(Ids.named(module), 1, at),
        module,
        ReportingSide.HOME,
        of,
        List.of(new ReportedFigure(signal, "", BigDecimal.valueOf(value), items)));
  }

  private void told(String module, String signal, int value) {
    figures.save(figure(module, signal, FigureSide.EVENTS, "", value));
  }

  private Figure figure(String module, String signal, FigureSide side, String scope, int value) {
    return new Figure(signal, module, side, scope, hour, BigDecimal.valueOf(value), Instant.now());
  }

  private void hearExpired(UUID booking) {
    var meta = EventMetadata.about(booking, 1, hour.plusSeconds(60));
    var event = new BookingExpired(meta, booking, 0, new UUID(0, 1), new UUID(0, 2), "");
    transaction.executeWithoutResult(_ -> fold.add(event));
  }
}
