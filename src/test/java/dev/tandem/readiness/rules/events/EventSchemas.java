package dev.tandem.readiness.rules.events;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.tandem.eventing.publishing.Personal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON Schemas of events. */
public final class EventSchemas {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private static final Map<String, String> FORMATS =
      Map.of(
          "java.util.UUID", "uuid",
          "java.time.Instant", "date-time",
          "java.time.LocalDate", "date",
          "java.time.LocalTime", "time",
          "java.time.LocalDateTime", "local-date-time",
          "java.time.Duration", "duration",
          "java.time.ZoneId", "time-zone");

  private static final SchemaGenerator GENERATOR = generator();

  private EventSchemas() {}

  public static ObjectNode schemaOf(PublishedEventType event) {
    var schema = GENERATOR.generateSchema(event.eventClass());
    schema.put("$id", "urn:tandem:event:" + event.name());
    schema.put("title", event.name());
    return schema;
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaGenerator generator() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider((type, context) -> {
          var format = FORMATS.get(type.getErasedType().getName());
          return format == null
              ? null
              : new CustomDefinition(
                  context
                      .getGeneratorConfig()
                      .createObjectNode()
                      .put("type", "string")
                      .put("format", format),
                  CustomDefinition.DefinitionType.INLINE,
                  CustomDefinition.AttributeInclusion.YES);
        });
    builder
        .forFields()
        .withRequiredCheck(it -> !isOptional(it))
        .withNullableCheck(EventSchemas::isOptional)
        .withInstanceAttributeOverride((node, field, context) -> {
          if (component(field).filter(it -> it.isAnnotationPresent(Personal.class)).isPresent()) {
            node.put("x-personal", true);
          }
        });
    return new SchemaGenerator(builder.build());
  }

  private static boolean isOptional(FieldScope field) {
    return component(field)
        .filter(it -> it.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .isPresent();
  }

  private static Optional<RecordComponent> component(FieldScope field) {
    var declaring = field.getDeclaringType().getErasedType();
    return declaring.isRecord()
        ? Arrays.stream(declaring.getRecordComponents())
            .filter(it -> it.getName().equals(field.getDeclaredName()))
            .findFirst()
        : Optional.empty();
  }
}
