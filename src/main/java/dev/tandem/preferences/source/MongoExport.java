package dev.tandem.preferences.source;

import dev.tandem.preferences.plan.LegacyRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents as {@code mongoexport} writes them: one in each line, in MongoDB Extended JSON v2. Each
 * value inside a document is a row; its key is the path to it, such as {@code email.reminders}.
 */
public final class MongoExport {

  /** A field twice in a document would hide one of its values. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> MEMBER =
      List.of("userId", "user_id", "memberId", "member_id", "user", "_id");
  private static final List<String> CHANGED_AT = List.of("updatedAt", "updated_at", "modifiedAt");
  private static final List<String> CONSENT = List.of("consent", "consentedAt", "optInSource");

  private final Consumer<SourceRow> consumer;
  private long number;

  private MongoExport(Consumer<SourceRow> consumer) {
    this.consumer = consumer;
  }

  /**
   * @throws dev.tandem.kernel.web.Problem 422 if the file as a whole cannot be read
   */
  public static void read(InputStream bytes, Consumer<SourceRow> consumer) {
    var export = new MongoExport(consumer);
    var text = new RecordLimit(ExportFile.reader(bytes));
    try (var reader = new BufferedReader(text)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        text.recordRead();
        if (!line.isBlank()) {
          export.readDocument(line);
        }
      }
    } catch (IOException e) {
      throw ExportFile.refusal(e);
    }
  }

  private void readDocument(String line) {
    JsonNode document;
    try {
      document = JSON.readTree(line);
    } catch (JacksonException e) {
      refuse(
          "The line is no JSON document, or has a field twice. Export without --jsonArray and --pretty.");
      return;
    }
    var member = document.isObject() ? first(document, MEMBER) : null;
    if (member == null) {
      refuse("The document names no member.");
      return;
    }
    var consent = first(document, CONSENT);
    var changedAt = first(document, CHANGED_AT);
    var values = new Document(member, consent, LegacyTimes.parse(changedAt));
    for (var field : document.properties()) {
      if (!isAboutDocument(field.getKey())) {
        readValue(field.getKey(), field.getValue(), values);
      }
    }
  }

  /** What all rows of a document have in common. */
  private record Document(String member, @Nullable String consent, @Nullable Instant changedAt) {}

  private void readValue(String path, JsonNode value, Document document) {
    if (value.isObject() && !isScalar(value)) {
      value
          .properties()
          .forEach(it -> readValue(path + "." + it.getKey(), it.getValue(), document));
      return;
    }
    consumer.accept(
        SourceRow.of(
            new LegacyRow(
                ++number,
                document.member(),
                path,
                text(value),
                document.consent(),
                document.changedAt())));
  }

  private void refuse(String sentence) {
    consumer.accept(new SourceRow.Unreadable(++number, sentence));
  }

  private static boolean isAboutDocument(String field) {
    return MEMBER.contains(field) || CHANGED_AT.contains(field) || CONSENT.contains(field);
  }

  private static @Nullable String first(JsonNode document, List<String> fields) {
    return fields.stream()
        .filter(document::has)
        .map(it -> text(document.get(it)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether an object stands for a single value, as Extended JSON writes ids, dates and numbers.
   */
  private static boolean isScalar(JsonNode value) {
    return value.size() == 1
        && value.properties().iterator().next().getKey().matches("\\$(oid|date|number\\w+)");
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isArray()) {
      return value.valueStream().map(MongoExport::text).collect(Collectors.joining(","));
    }
    if (!value.isObject()) {
      return value.asString();
    }
    if (value.isEmpty()) {
      return "{}";
    }
    var only = value.properties().iterator().next();
    var inner = only.getValue();
    if (only.getKey().equals("$date") && inner.path("$numberLong").isValueNode()) {
      return inner.path("$numberLong").asString();
    }
    return isScalar(value) && inner.isValueNode() ? inner.asString() : value.toString();
  }
}
