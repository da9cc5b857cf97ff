package dev.tandem.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InteractionReportTests {

  private static final Instant THEN = Instant.parse("2026-11-30T10:00:00Z");

  private static final Interaction HELD =
      new Interaction(InteractionKind.EVENT, "scheduling", "billing", "scheduling.booking-held");
  private static final Interaction EXPIRED =
      new Interaction(InteractionKind.EVENT, "scheduling", "billing", "scheduling.booking-expired");
  private static final Interaction NAME =
      new Interaction(
          InteractionKind.PAGE_PART, "billing", "members", "GET /members/fragments/name/{id}");
  private static final Interaction FIGURES =
      new Interaction(InteractionKind.SERVICE_CALL, "rollout", "billing", "figures of its copy");

  @Test
  void anUndeclaredInteractionThatWasSeenIsShownAsSuch() {
    var uses = InteractionReport.compare(Set.of(HELD), List.of(seen(HELD, 3), seen(NAME, 2)));

    assertThat(uses)
        .extracting(InteractionUse::status)
        .containsExactly(InteractionStatus.SEEN, InteractionStatus.UNDECLARED);
    assertThat(diagram(uses))
        .contains("not declared: 1", InteractionDiagram.style(InteractionStatus.UNDECLARED));
  }

  @Test
  void aDeclaredInteractionThatWasNotSeenThisWeekIsShownAsSuchWithTheTimeItWasSeenLast() {
    var uses = InteractionReport.compare(Set.of(HELD, NAME), List.of(seen(HELD, 0)));

    assertThat(uses)
        .containsExactly(
            new InteractionUse(HELD, true, 0, THEN), new InteractionUse(NAME, true, 0, null));
    assertThat(uses).extracting(InteractionUse::status).containsOnly(InteractionStatus.UNUSED);
    assertThat(diagram(uses))
        .contains(
            ">0/1</text>",
            "0 of 1 declared seen",
            InteractionDiagram.style(InteractionStatus.UNUSED));
  }

  @Test
  void whatIsNeitherDeclaredNorSeenInTheWeekIsLeftOut() {
    assertThat(InteractionReport.compare(Set.of(), List.of(seen(HELD, 0)))).isEmpty();
  }

  @Test
  void theServiceOfAModuleThatIsAtHomeIsNotMissed() {
    var uses = InteractionReport.compare(Set.of(FIGURES), List.of());

    assertThat(uses).extracting(InteractionUse::status).containsOnly(InteractionStatus.NOT_NEEDED);
    assertThat(diagram(uses)).doesNotContain("<rect", "rollout");
  }

  @Test
  void anArrowSaysHowManyOfTheDeclaredWereSeenAndHowOften() {
    var uses = InteractionReport.compare(Set.of(HELD, EXPIRED), List.of(seen(HELD, 120)));

    assertThat(diagram(uses))
        .contains(">1/2 · 120</text>", "Sessions &amp; slots to billing: 1 of 2 declared seen")
        .doesNotContain("not declared:");
  }

  private static MeasuredInteraction seen(Interaction interaction, long times) {
    return new MeasuredInteraction(interaction, times, THEN);
  }

  private static String diagram(List<InteractionUse> uses) {
    var titles = Map.of("scheduling", "Sessions & slots");
    return new InteractionDiagram("Test", titles, ModuleArrow.of(uses)).svg();
  }
}
