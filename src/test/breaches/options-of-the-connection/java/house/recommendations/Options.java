package house.recommendations;

import java.util.Properties;

class Options {
  Properties options() {
    var options = new Properties();
    options.setProperty("currentSchema", "billing,recommendations");
    return options;
  }
}
