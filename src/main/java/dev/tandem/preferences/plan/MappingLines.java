package dev.tandem.preferences.plan;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Where the rules of a mapping stand, for sentences about mistakes in them.
 *
 * @param ofRules the line on which each rule begins, from 1
 * @param all the lines of the mapping
 */
record MappingLines(List<Integer> ofRules, List<String> all) {

  /** Of a mapping that is YAML. */
  static MappingLines of(String yaml) {
    var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    var lines = yaml.lines().toList();
    if (root instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("rules")
            && entry.getValueNode() instanceof SequenceNode rules) {
          return new MappingLines(
              rules.getValue().stream().map(MappingLines::line).toList(), lines);
        }
      }
    }
    return new MappingLines(List.of(), lines);
  }

  /**
   * @param index of the rule, from 0
   */
  String nameOfRule(int index) {
    var rule = "rule " + (index + 1);
    return index < ofRules.size() ? "Line %s, %s".formatted(ofRules.get(index), rule) : rule;
  }

  /** The start of a sentence about a text of the mapping. */
  String nameOfText(String text) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).contains(text)) {
        return "Line %s: ".formatted(i + 1);
      }
    }
    return "";
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
