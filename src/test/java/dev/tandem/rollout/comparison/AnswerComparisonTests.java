package dev.tandem.rollout.comparison;

import static dev.tandem.rollout.comparison.DifferenceType.ADDED;
import static dev.tandem.rollout.comparison.DifferenceType.MISSING;
import static dev.tandem.rollout.comparison.DifferenceType.VALUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.testing.NoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NoDatabase
class AnswerComparisonTests {

  private static final String ROUTE = "GET /api/billing/invoices";

  private final RandomJson documents = new RandomJson(new SplittableRandom(20_261_129));

  @Test
  void findsNothingInADocumentWhoseFieldsStandInAnotherOrder() {
    for (int i = 0; i < 500; i++) {
      var document = documents.document();
      assertThat(compareJson(document.toString(), documents.reordered(document).toString()))
          .as("%s", document)
          .isEmpty();
    }
  }

  @Test
  void findsAnyOtherDocumentAndWhatOneSideMissesTheOtherHasInAddition() {
    for (int i = 0; i < 500; i++) {
      var first = documents.document();
      var second = documents.document();
      var found = compareJson(first.toString(), second.toString());
      assertThat(found.isEmpty()).as("%s %s", first, second).isEqualTo(first.equals(second));
      assertThat(count(found, MISSING))
          .isEqualTo(count(compareJson(second.toString(), first.toString()), ADDED));
    }
  }

  @Test
  void findsOneChangedFieldAtItsPath() {
    for (int i = 0; i < 500; i++) {
      var before = documents.document().put("changed", 1);
      var after = before.deepCopy().put("changed", 2);
      assertThat(compareJson(before.toString(), after.toString()))
          .containsExactly(new Difference("$.changed", VALUE, "9 (1)", "9 (1)", "+1"));
    }
  }

  @Test
  void saysWhatKindOfDifferenceItIs() {
    assertThat(compareJson("{\"a\": 1}", "{\"a\": 1.0}")).isEmpty();
    assertThat(kinds(compareJson("{\"a\": 1}", "{\"a\": \"1\"}"))).containsExactly("$.a TYPE");
    assertThat(kinds(compareJson("{\"a\": 1}", "{}"))).containsExactly("$.a MISSING");
    assertThat(kinds(compareJson("{}", "{\"a\": null}"))).containsExactly("$.a ADDED");
    assertThat(kinds(compareJson("{\"a\": [1, 2, 3]}", "{\"a\": [3, 1, 2]}")))
        .containsExactly("$.a[] ORDER");
    assertThat(kinds(compareJson("[{\"b\": 1}, {\"b\": 2}]", "[{\"b\": 2}, {\"b\": 5}]")))
        .containsExactly("$[].b VALUE");
    assertThat(kinds(compareJson("[1, 2, 2]", "[1, 2]"))).containsExactly("$[] MISSING");
  }

  @Test
  void namesNoDataInAPathAndNoTextInAValue() {
    var found =
        compareJson(
            "{\"0195e4b2-0000-7000-8000-000000000001\": \"Anna Smith, anna@mail.example\"}",
            "{\"0195e4b2-0000-7000-8000-000000000001\": \"Ben\"}");

    assertThat(found)
        .containsExactly(new Difference("$.*", VALUE, "Aa Aa, a@a.a (29)", "Aa (3)", ""));
  }

  @Test
  void saysByHowMuchAnInstantDiffers() {
    var found =
        compareJson("{\"at\": \"2026-11-29T08:00:00Z\"}", "{\"at\": \"2026-11-29T09:00:00Z\"}");

    assertThat(found).extracting(Difference::change).containsExactly("PT1H");
  }

  @Test
  void comparesWhatAPersonSeesOfAPage() {
    var live =
        """
        <!DOCTYPE html><html><head><title>Invoices</title><script>let a = 1;</script></head>
        <body class="x"><main id="1"><h1>Your  invoices</h1><!-- live -->
        <form action="/billing/packs"><input type="hidden" name="_csrf" value="abc">
        <input name="minor" value="100"></form>
        <table><tr><td>A&amp;B</td><td>50.00&nbsp;EUR</td></tr></table>
        <a href="http://home.example/billing/invoices/1.pdf">PDF</a></main></body></html>
        """;
    var same =
        """
        <html><head><script>let b = 2;</script><title>Invoices</title></head>
        <body><main><h1>Your invoices</h1><form action="/billing/packs">
        <input type="hidden" name="_csrf" value="def"><input value="100" name="minor"></form>
        <table><tr><td>A&amp;B</td><td>50.00&#160;EUR</td></tr></table>
        <a href="/billing/invoices/1.pdf">PDF</a></main></body></html>
        """;

    assertThat(compare("text/html", live, same)).isEmpty();
    assertThat(compare("text/html", live, same.replace("50.00", "50.01")))
        .extracting(Difference::path, Difference::type)
        .containsExactly(tuple("html/body/main/table/tr/td", VALUE));
    assertThat(compare("text/html", live, same.replace("1.pdf", "2.pdf")))
        .extracting(Difference::path, Difference::type)
        .containsExactly(tuple("html/body/main/a/@href", VALUE));
    assertThat(kinds(compare("text/html", live, same.replace("<td>A&amp;B</td>", ""))))
        .containsExactly("html/body/main/table/tr/td MISSING");
  }

  @Test
  void comparesCalendarsByTheirUnfoldedProperties() {
    var live =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Paris;VALUE=DATE-TIME:20261129T0\r\n 80000\r\nSUMMARY:With Anna\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    var same =
        "BEGIN:VCALENDAR\nbegin:VEVENT\nSUMMARY:With \n Anna\nDTSTART;VALUE=DATE-TIME;TZID=Europe/Paris:20261129T080000\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n";

    assertThat(compare("text/calendar", live, same)).isEmpty();
    assertThat(kinds(compare("text/calendar", live, same.replace("T080000", "T090000"))))
        .containsExactly("VCALENDAR/VEVENT/DTSTART VALUE");
  }

  @Test
  void comparesStatusAndTheHeadersOfWhichCachesMakeSomething() {
    var live = answer(200, Map.of("ETag", "W/\"1\"", "Cache-Control", "max-age=5, private"), "{}");
    var same = answer(200, Map.of("etag", "\"1\"", "cache-control", "private,  max-age=5"), "{}");
    var other = answer(200, Map.of("ETag", "\"2\"", "Vary", "Accept"), "{}");

    assertThat(AnswerComparison.of(ROUTE, live, same, List.of()).isEqual()).isTrue();
    assertThat(kinds(AnswerComparison.of(ROUTE, live, other, List.of()).differences()))
        .containsExactly("header Cache-Control MISSING", "header ETag VALUE", "header Vary ADDED");
    assertThat(
            AnswerComparison.of(ROUTE, live, answer(404, Map.of(), "x"), List.of()).differences())
        .containsExactly(new Difference("status", VALUE, "200", "404", ""));
  }

  @Test
  void leavesOutWhatTheModuleHasDeclared() {
    var declared = new AllowedDifference(ROUTE, "$.issuedAt", "Each side issues its own.");
    var elsewhere = new AllowedDifference("GET /api/billing/packs", "$.*", "Another route.");
    var live = answer(200, Map.of(), "{\"issuedAt\": 1, \"total\": 1}");
    var mirrored = answer(200, Map.of(), "{\"issuedAt\": 2, \"total\": 2}");

    var comparison = AnswerComparison.of(ROUTE, live, mirrored, List.of(declared, elsewhere));

    assertThat(kinds(comparison.differences())).containsExactly("$.total VALUE");
    assertThat(comparison.allowed()).containsExactly(declared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/html", "text/calendar", "application/pdf", "text/csv"})
  void findsADifferenceInRubbishOfAnyKindAndNeverFails(String mediaType) {
    var random = new SplittableRandom(17);
    for (int i = 0; i < 200; i++) {
      var live = new byte[random.nextInt(1, 300)];
      var mirrored = new byte[random.nextInt(1, 300)];
      random.nextBytes(live);
      random.nextBytes(mirrored);
      var found = BodyComparison.compare(mediaType, live, mirrored);
      assertThat(found).allSatisfy(it -> assertThat(it.path()).matches("[\\w$\\[\\].*/@?(), -]*"));
      assertThat(BodyComparison.compare(mediaType, live, live)).isEmpty();
    }
  }

  @Test
  void isBoundedInWhatItTells() {
    var live = "[" + "1,".repeat(5_000) + "1]";
    var comparison =
        AnswerComparison.of(
            ROUTE, answer(200, Map.of(), live), answer(200, Map.of(), "[]"), List.of());

    assertThat(comparison.differences()).hasSize(AnswerComparison.MAX_DIFFERENCES);
  }

  private static List<Difference> compareJson(String live, String mirrored) {
    return compare("application/json", live, mirrored);
  }

  private static List<Difference> compare(String mediaType, String live, String mirrored) {
    return BodyComparison.compare(mediaType, live.getBytes(UTF_8), mirrored.getBytes(UTF_8));
  }

  private static Answer answer(int status, Map<String, String> headers, String body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Answer(status, all, body.getBytes(UTF_8));
  }

  private static List<String> kinds(List<Difference> differences) {
    return differences.stream().map(it -> it.path() + " " + it.type()).toList();
  }

  private static long count(List<Difference> differences, DifferenceType type) {
    return differences.stream().filter(it -> it.type() == type).count();
  }
}
