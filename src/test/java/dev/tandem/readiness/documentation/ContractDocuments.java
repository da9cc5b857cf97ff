package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.rules.EventChecks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A module's contract with strangers: its routes as OpenAPI, its channels as AsyncAPI. */
final class ContractDocuments {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final String SCHEMAS = "#/components/schemas/";

  private ContractDocuments() {}

  static String toJson(Object json) {
    var plain = json instanceof JsonNode it ? JSON.convertValue(it, Object.class) : json;
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain).replace("\r\n", "\n")
        + "\n";
  }

  /** The part of the platform's description that is the module's: its paths and what they use. */
  static String openApi(DeclaredModule module, String platform) {
    var all = (ObjectNode) JSON.readTree(platform);
    var paths = JSON.createObjectNode();
    all.path("paths")
        .properties()
        .forEach(it -> {
          if (it.getKey().startsWith("/api/" + module.name() + "/")) {
            paths.set(it.getKey(), it.getValue());
          }
        });
    var schemas = JSON.createObjectNode();
    var open = new ArrayDeque<JsonNode>(List.of(paths));
    while (!open.isEmpty()) {
      for (var name : schemaReferences(open.poll())) {
        if (!schemas.has(name)) {
          var schema = all.path("components").path("schemas").path(name);
          schemas.set(name, schema);
          open.add(schema);
        }
      }
    }
    var document = JSON.createObjectNode();
    document.set("openapi", all.path("openapi"));
    document.putObject("info").put("title", module.displayName()).put("version", "1");
    document.set("paths", paths);
    document.putObject("components").set("schemas", schemas);
    return toJson(document);
  }

  private static TreeSet<String> schemaReferences(JsonNode node) {
    var found = new TreeSet<String>();
    node.findValuesAsString("$ref").stream()
        .filter(it -> it.startsWith(SCHEMAS))
        .map(it -> it.substring(SCHEMAS.length()))
        .forEach(found::add);
    return found;
  }

  /** AsyncAPI 3.0: what the module sends, and what it receives from the channels of others. */
  static String asyncApi(Codebase house, DeclaredModule module) {
    var channels = new TreeMap<String, Object>();
    var operations = new TreeMap<String, Object>();
    EventChecks.publishedEvents(house).stream()
        .filter(it -> it.module().equals(module))
        .forEach(it -> {
          var schema = Map.of("$ref", "./events/" + it.schemaFile());
          channels.put(
              it.name(),
              Map.of(
                  "address",
                  it.name(),
                  "description",
                  JavadocSentences.ofType(house, it.type()),
                  "messages",
                  Map.of(
                      it.type().getSimpleName(),
                      Map.of(
                          "name",
                          it.name(),
                          "contentType",
                          "application/json",
                          "payload",
                          Map.of(
                              "schemaFormat",
                              "application/schema+json;version=draft-2020-12",
                              "schema",
                              schema)))));
          operations.put("publish." + it.name(), operation("send", "#", it));
        });
    var listeners = new TreeMap<String, List<String>>();
    EventFlows.of(house).stream()
        .filter(it -> it.to().equals(module))
        .filter(it -> !it.from().equals(module.name()))
        .forEach(it -> {
          listeners
              .computeIfAbsent(it.event().name(), name -> new ArrayList<>())
              .add(it.listenerId());
          operations.put(
              "receive." + it.event().name(),
              operation("receive", "../" + it.from() + "/asyncapi.json#", it.event()));
        });
    var document = new TreeMap<String, Object>();
    document.put("asyncapi", "3.0.0");
    document.put("info", Map.of("title", module.displayName(), "version", "1"));
    document.put("channels", channels);
    document.put("operations", operations);
    document.put("x-listeners", listeners);
    return toJson(document);
  }

  private static Map<String, Object> operation(
      String action, String file, EventChecks.PublishedEventType event) {
    var pointer = file + "/channels/" + event.name();
    return Map.of("action", action, "channel", Map.of("$ref", pointer));
  }
}
