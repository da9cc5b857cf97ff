package dev.tandem.rollout.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents such as an API answers with, the same for the same generator. */
record RandomJson(RandomGenerator random) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> NAMES =
      List.of("id", "price", "mentor", "reasons", "startsAt", "note", "first-name", "4711");

  ObjectNode document() {
    return object(0);
  }

  private ObjectNode object(int depth) {
    var object = JSON.createObjectNode();
    var names = new ArrayList<>(NAMES);
    Collections.shuffle(names, new Random(random.nextLong()));
    names.stream().limit(random.nextInt(1, 6)).forEach(name -> object.set(name, node(depth + 1)));
    return object;
  }

  private JsonNode node(int depth) {
    int kinds = depth > 3 ? 4 : 6;
    return switch (random.nextInt(kinds)) {
      case 0 -> JSON.getNodeFactory().numberNode(random.nextInt(-5_000, 5_000));
      case 1 -> JSON.getNodeFactory().stringNode("Word " + random.nextInt(1_000));
      case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case 3 -> JSON.getNodeFactory().nullNode();
      case 4 -> object(depth);
      default -> {
        var array = JSON.createArrayNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
          array.add(object(depth + 1));
        }
        yield array;
      }
    };
  }

  /** The same document with its fields in another order. */
  JsonNode reordered(JsonNode node) {
    if (node.isObject()) {
      var names = new ArrayList<>(node.propertyNames());
      Collections.shuffle(names, new Random(random.nextLong()));
      var object = JSON.createObjectNode();
      names.forEach(name -> object.set(name, reordered(node.get(name))));
      return object;
    }
    if (node.isArray()) {
      var array = JSON.createArrayNode();
      node.forEach(element -> array.add(reordered(element)));
      return array;
    }
    return node;
  }
}
