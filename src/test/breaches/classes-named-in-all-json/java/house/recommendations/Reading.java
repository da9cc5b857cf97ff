package house.recommendations;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

final class Reading {

  private Reading() {}

  static Object of(String text) {
    var any = BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();
    return JsonMapper.builder().activateDefaultTyping(any).build().readValue(text, Object.class);
  }
}
