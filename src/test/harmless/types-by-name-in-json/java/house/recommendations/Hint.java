package house.recommendations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Hint.Topic.class, name = "topic"),
  @JsonSubTypes.Type(value = Hint.Level.class, name = "level")
})
sealed interface Hint {
  record Topic(int number) implements Hint {}

  record Level(int height) implements Hint {}
}
