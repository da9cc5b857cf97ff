package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Tagged {
  Object of(String text) {
    var options = new org.yaml.snakeyaml.LoaderOptions();
    options.setTagInspector(tag -> true);
    return new org.yaml.snakeyaml.Yaml(options).load(text);
  }
}
