package dev.tandem.preferences.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.plan.LegacyRow;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyExportTests {

  @Test
  void readsATableOfKeysAndValues() {
    var rows =
        csv(
            "\uFEFFid,user_id,key,value,updated_at,consented_at\r\n"
                + "1,7,newsletter,1,2020-05-01 10:00:00+00:00,2019-01-01\r\n"
                + "2,7,\"time,zone\",\"Eastern\nTime\",2020-05-01 10:00:00,\r\n");

    assertThat(rows)
        .containsExactly(
            readable(1, "7", "newsletter", "1", "2019-01-01", "2020-05-01T10:00:00Z"),
            readable(2, "7", "time,zone", "Eastern\nTime", "", null));
  }

  @Test
  void readsWhatMoodleExports() {
    assertThat(csv("id,userid,name,value\n9,3,message_provider_x,\"popup,email\"\n"))
        .containsExactly(readable(1, "3", "message_provider_x", "popup,email", null, null));
  }

  @Test
  void aRowThatCannotBeReadIsCountedAndTheOthersAreRead() {
    var rows = csv("user_id,key,value\n1,a\n2,b,c,d\n3,e,f\n4,g,\u0000\n");

    assertThat(rows).hasSize(4);
    assertThat(rows.stream().filter(SourceRow.Unreadable.class::isInstance))
        .extracting(SourceRow::number)
        .containsExactly(1L, 2L, 4L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b,c\n1,2,3'                    | must name a column member",
        "'user_id,key,value\n1,\"a,b'      | is not CSV",
        "'user_id,key,value,key\n1,2,3,4'  | must name each column once",
        "''                                | must name a column",
      })
  void aFileThatIsNoTableIsRefusedWithASentence(String text, String sentence) {
    assertThatThrownBy(() -> csv(text)).isInstanceOf(Problem.class).hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252"})
  void anotherEncodingIsRefusedAndNotGuessed(Charset charset) {
    var csv = "user_id,key,value\n1,name,Jürgen\n";
    var document = "{\"user\":1,\"name\":\"Jürgen\"}\n";
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(() -> csv(csv, charset), () -> mongo(document, charset))) {
      assertThatThrownBy(read)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("not encoded in UTF-8");
    }
  }

  @Test
  void readsDocumentsInExtendedJson() {
    var rows =
        mongo(
            """
            {"_id":{"$oid":"5f1a"},"userId":{"$oid":"77aa"},"updatedAt":{"$date":"2020-05-01T10:00:00Z"},"prefs":{"email":{"reminders":{"$numberInt":"1"},"news":null},"channels":["popup","email"]}}
            {"user":42,"weekly_digest":1.0,"consent":"form","updatedAt":{"$date":{"$numberLong":"1588327200000"}}}

            {"user":
            {"weekly_digest":true}
            """);

    var at = "2020-05-01T10:00:00Z";
    assertThat(rows)
        .containsExactly(
            readable(1, "77aa", "prefs.email.reminders", "1", null, at),
            readable(2, "77aa", "prefs.email.news", null, null, at),
            readable(3, "77aa", "prefs.channels", "popup,email", null, at),
            readable(4, "42", "weekly_digest", "1.0", "form", at),
            new SourceRow.Unreadable(
                5,
                "The line is no JSON document, or has a field twice. Export without --jsonArray and --pretty."),
            new SourceRow.Unreadable(6, "The document names no member."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`user`:1,`a`:1,`a`:0}                    | field twice",
        "{`user`:1,`a`:1} {`user`:1}               | no JSON document",
        "{`user`:null,`a`:1}                       | names no member",
        "[1,2]                                     | names no member",
        "{`user`:1,`a`:`\\u0000`}                | code zero",
        "{`user`:1,`a`:`\\ud800`}                | half of a character",
      })
  void aDocumentThatHidesOrChangesAValueIsCountedAndNotRead(String document, String sentence) {
    assertThat(mongo(document.replace('`', '"')))
        .singleElement()
        .isInstanceOfSatisfying(
            SourceRow.Unreadable.class, it -> assertThat(it.sentence()).contains(sentence));
  }

  @Test
  void oddDocumentsAreReadAsTheyAre() {
    assertThat(
            mongo(
                """
                {"_id":null,"user_id":7,"a":[{}],"b":{},"c":{"$date":{}},"d":{"$numberLong":{}},"updatedAt":{"$date":"yesterday"}}
                """))
        .allSatisfy(it -> assertThat(it).isInstanceOf(SourceRow.Usable.class))
        .hasSize(3);
  }

  @Test
  void aTextOrANumberThatIsTooLongIsCountedAndNotRead() {
    var rows =
        csv("user_id,key,value\n1,a,%s\n%s,b,c\n".formatted("x".repeat(10_001), "9".repeat(201)));

    assertThat(rows)
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).isInstanceOf(SourceRow.Unreadable.class));
  }

  @Test
  void aMissingQuotationMarkFillsNoMemory() {
    var text = "user_id,key,value\n1,a,\"b\n" + "2,c,d\n".repeat(1_000_000);

    assertThatThrownBy(() -> csv(text))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("quotation mark is missing");
  }

  private static SourceRow readable(
      long number, String member, String key, String value, String consent, String at) {
    return new SourceRow.Usable(
        new LegacyRow(number, member, key, value, consent, at == null ? null : Instant.parse(at)));
  }

  private static List<SourceRow> csv(String text) {
    return csv(text, StandardCharsets.UTF_8);
  }

  private static List<SourceRow> csv(String text, Charset charset) {
    var rows = new ArrayList<SourceRow>();
    CsvExport.read(new ByteArrayInputStream(text.getBytes(charset)), rows::add);
    return rows;
  }

  private static List<SourceRow> mongo(String text) {
    return mongo(text, StandardCharsets.UTF_8);
  }

  private static List<SourceRow> mongo(String text, Charset charset) {
    var rows = new ArrayList<SourceRow>();
    MongoExport.read(new ByteArrayInputStream(text.getBytes(charset)), rows::add);
    return rows;
  }
}
