package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventTypesTests {

  final EventTypes types = types(Noted.class);
  final Noted noted = Noted.about(UUID.randomUUID(), 1, "hello");

  @SafeVarargs
  static EventTypes types(Class<? extends PublishedEvent>... classes) {
    return new EventTypes(JsonMapper.shared(), List.of(classes));
  }

  /** The same event after a refactoring: another class, and one component more. */
  @DomainEvent(namespace = "sample", name = "noted")
  record Remarked(EventMetadata meta, String text, int stars) implements PublishedEvent {}

  @Test
  void readsOldRowsWithARenamedClassThatKnowsMore() {
    var row = types.write(noted);

    var today = types(Remarked.class).read("sample.noted", row);

    assertThat(today).isEqualTo(new Remarked(noted.meta(), "hello", 0));
  }

  @Test
  void readsNewerRowsWithAClassThatKnowsLess() {
    var row = types(Remarked.class).write(new Remarked(noted.meta(), "hello", 5));

    assertThat(types.read("sample.noted", row)).isEqualTo(noted);
  }

  @Test
  void saysWhatItCannotRead() {
    assertThatExceptionOfType(EventTypes.Unreadable.class)
        .isThrownBy(() -> types.read("sample.noted", "{\"meta\": 5}"))
        .withMessageContaining("not a Noted");
    assertThatExceptionOfType(EventTypes.Unknown.class)
        .isThrownBy(() -> types.read("sample.gone", "{}"))
        .withMessageContaining("sample.gone");
  }

  @Test
  void givesAStableNameToOneClassOnly() {
    assertThatIllegalStateException()
        .isThrownBy(() -> types(Noted.class, Remarked.class))
        .withMessageContaining("both call themselves sample.noted");
  }
}
