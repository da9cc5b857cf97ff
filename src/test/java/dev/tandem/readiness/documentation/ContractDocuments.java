package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.rules.events.PublishedEventType;
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

/** A module's public contract: its routes as OpenAPI, its channels as AsyncAPI. */
final class ContractDocuments {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final String SCHEMAS = "#/components/schemas/";

  private ContractDocuments() {}

  static String toJson(Object json) {
    var plain = json instanceof JsonNode node ? JSON.convertValue(node, Object.class) : json;
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain).replace("\r\n", "\n")
        + "\n";
  }

  /**
   * The module's part of the platform's OpenAPI description: its paths and the schemas that they
   * use.
   */
  static String openApi(DeclaredModule module, String platform) {
    var all = (ObjectNode) JSON.readTree(platform);
    var paths = JSON.createObjectNode();
    all.path("paths")
        .properties()
        .forEach(path -> {
          if (path.getKey().startsWith("/api/" + module.name() + "/")) {
            paths.set(path.getKey(), path.getValue());
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
  static String asyncApi(Codebase codebase, DeclaredModule module) {
    var channels = new TreeMap<String, Object>();
    var operations = new TreeMap<String, Object>();
    PublishedEventType.in(codebase).stream()
        .filter(it -> it.module().equals(module))
        .forEach(event -> {
          var schema = Map.of("$ref", "./events/" + event.schemaFile());
          channels.put(
              event.name(),
              Map.of(
                  "address",
                  event.name(),
                  "description",
                  JavadocSentences.ofType(codebase, event.type()),
                  "messages",
                  Map.of(
                      event.type().getSimpleName(),
                      Map.of(
                          "name",
                          event.name(),
                          "contentType",
                          "application/json",
                          "payload",
                          Map.of(
                              "schemaFormat",
                              "application/schema+json;version=draft-2020-12",
                              "schema",
                              schema)))));
          operations.put("publish." + event.name(), operation("send", "#", event));
        });
    var listeners = new TreeMap<String, List<String>>();
    EventFlows.of(codebase).stream()
        .filter(it -> it.to().equals(module))
        .filter(it -> !it.from().equals(module.name()))
        .forEach(flow -> {
          listeners
              .computeIfAbsent(flow.event().name(), name -> new ArrayList<>())
              .add(flow.listenerId());
          operations.put(
              "receive." + flow.event().name(),
              operation("receive", "../" + flow.from() + "/asyncapi.json#", flow.event()));
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
      String action, String file, PublishedEventType event) {
    var pointer = file + "/channels/" + event.name();
    return Map.of("action", action, "channel", Map.of("$ref", pointer));
  }
}
