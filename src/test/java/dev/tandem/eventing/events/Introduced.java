package dev.tandem.eventing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** Somebody introduced themselves: personal values of every kind and at every depth. */
@DomainEvent(namespace = "sample", name = "introduced")
public record Introduced(
    EventMetadata meta,
    UUID personId,
    @Personal(of = "personId", erased = "somebody") String name,
    @Personal(of = "personId") @Nullable List<String> nicknames,
    @Personal(of = "personId") @Nullable Contact contact,
    List<Trait> traits,
    Map<String, Trait> bySubject,
    BigDecimal height)
    implements PublishedEvent {

  public Introduced {
    traits = List.copyOf(traits);
    bySubject = Map.copyOf(bySubject);
  }

  /** Personal as a whole. */
  public record Contact(String phone, int extension) {}

  /** What somebody says about themselves, or a colleague about them. */
  public record Trait(int rank, @Personal(of = "personId") String text, @Nullable UUID personId) {}

  public static Introduced of(UUID person, String canary) {
    return new Introduced(
        EventMetadata.about(person, 1, Instant.EPOCH),
        person,
        canary + " \"name\" ünï",
        List.of(canary + " nick", canary + " nack"),
        new Contact(canary + " 555", 7),
        List.of(new Trait(1, canary + " first", null), new Trait(2, canary + " second", person)),
        Map.of("maths", new Trait(3, canary + " third", null)),
        new BigDecimal("1.70"));
  }

  /** What is left of it once the person is erased. */
  public Introduced erased() {
    return new Introduced(
        meta,
        personId,
        "somebody",
        null,
        null,
        traits.stream().map(it -> new Trait(it.rank(), "", it.personId())).toList(),
        Map.of("maths", new Trait(3, "", null)),
        height);
  }
}
