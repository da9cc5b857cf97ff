package dev.tandem.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@NoDatabase
class EventTypesTests {

  final EventTypes types = types(Noted.class);
  final Noted noted = Noted.about(UUID.randomUUID(), 1, "hello");

  static EventTypes types(Class<? extends PublishedEvent> type) {
    return new EventTypes(JsonMapper.shared(), List.of(type));
  }

  /** The same event after a refactoring: another class with an additional component. */
  @DomainEvent(namespace = "sample", name = "noted")
  record RenamedNoted(EventMetadata meta, String text, int stars) implements PublishedEvent {}

  @Test
  void readsOldPayloadsWithARenamedClassThatHasMoreComponents() {
    var payload = types.write(noted);

    var read = types(RenamedNoted.class).read("sample.noted", payload);

    assertThat(read).isEqualTo(new RenamedNoted(noted.meta(), "hello", 0));
  }

  @Test
  void readsNewerPayloadsWithAClassThatHasFewerComponents() {
    var payload = types(RenamedNoted.class).write(new RenamedNoted(noted.meta(), "hello", 5));

    assertThat(types.read("sample.noted", payload)).isEqualTo(noted);
  }

  @DomainEvent(namespace = "sample", name = "told")
  record PersonalEvent(
      EventMetadata meta,
      UUID personId,
      @Personal(of = "personId") String name,
      List<PersonalDetail> lines)
      implements PublishedEvent {

    record PersonalDetail(@Personal(of = "personId") String text, int stars) {}
  }

  @DomainEvent(namespace = "sample", name = "of-nobody")
  record OfNobody(EventMetadata meta, @Personal(of = "personId") String name)
      implements PublishedEvent {}

  @DomainEvent(namespace = "sample", name = "never-absent")
  record NeverAbsent(EventMetadata meta, UUID personId, @Personal(of = "personId") int age)
      implements PublishedEvent {}

  @Test
  void takesNoPersonalComponentThatCannotBeErased() {
    assertThatIllegalStateException()
        .isThrownBy(() -> types(OfNobody.class))
        .withMessageContaining("OfNobody.name is of nobody");
    assertThatIllegalStateException()
        .isThrownBy(() -> types(NeverAbsent.class))
        .withMessageContaining("NeverAbsent.age");
  }

  @Test
  void redactsPersonalDataInPayloadAndReason() {
    var told = types(PersonalEvent.class);
    var payload =
        told.write(
            new PersonalEvent(
                noted.meta(),
                UUID.randomUUID(),
                "Ada Byron",
                List.of(new PersonalEvent.PersonalDetail("I was there", 5))));
    var withMore = payload.replaceFirst("\\{", "{\"born\": \"London\", ");

    assertThat(told.redacted("sample.told", withMore).toString())
        .contains(
            "(personal)", "(unknown component)", "\"stars\":5", noted.meta().eventId().toString())
        .doesNotContain("Ada", "London", "I was there");
    assertThat(
            told.redacted(
                "sample.told", withMore, "Key (name)=(Ada Byron) exists; I was there, in London"))
        .isEqualTo("Key (name)=((personal)) exists; (personal), in (personal)");
    assertThat(
            told.redacted(
                "sample.told",
                payload.replace("I was there", "First line\\nin Paris, with \\\"him\\\""),
                "no room for {\"text\": \"First line\\nin Paris, with \\\"hi…\"} of Byron"))
        .doesNotContain("First", "Paris", "Byron")
        .startsWith("no room for");
    assertThat(told.redacted("sample.gone", payload).toString())
        .doesNotContain("Ada", "I was there");
    assertThat(told.redacted("sample.told", "[\"Ada Byron\"]").toString()).doesNotContain("Ada");
  }

  @Test
  void explainsWhatItCannotRead() {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> types.read("sample.noted", "{\"meta\": 5}"))
        .withMessageContaining("not a Noted");
    assertThatExceptionOfType(UnknownEventException.class)
        .isThrownBy(() -> types.read("sample.gone", "{}"))
        .withMessageContaining("sample.gone");
  }

  @Test
  void givesAStableNameToOneClassOnly() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new EventTypes(JsonMapper.shared(), List.of(Noted.class, RenamedNoted.class)))
        .withMessageContaining("have the same stable name sample.noted");
  }
}
